import { computed, shallowRef, watch } from 'vue'
import { defineStore } from 'pinia'
import type { Cell } from '@shared/contract/cell'
import type { TableInfo } from '@shared/contract/openingApi'
import type { TablePage } from '@shared/contract/tableApi'
import type { FileGrant } from '@shared/contract/mainApi'
import type { Progress } from '@shared/contract/wire'
import type { AnalysisDocument } from '@shared/document/analysisDocument'
import type { AppError, ErrorCode } from '@shared/outcome/appError'
import type { Failed, Result } from '@shared/outcome/result'
import { engine } from '../engine/engine'
import { useDocumentStore } from './documentStore'
import { figuredColumns } from './figuredColumns'
import { useFirstRowsStore } from './firstRowsStore'
import { useImportNotice } from './importNotice'
import { useImportStore } from './importStore'
import { namingColumn } from './namingColumn'
import { useNoticeStore } from './noticeStore'
import { useSelectionStore } from './selectionStore'

type Source = NonNullable<AnalysisDocument['source']>

const MAX_KNOWN_ROWS = 5000

/** Errors that other import settings may answer. */
const helpedBySettings: ReadonlySet<string> = new Set<ErrorCode>([
  'file-header-only',
  'file-empty',
  'import-failed',
  'encoding-unsupported',
  'sheet-empty',
  'sheet-not-found',
  'range-invalid',
  'option-unfit',
  'option-text-only',
])

/** What is empty as it is has no settings: only those it was given may be why. */
const isHelpedBySettings = ({ code }: AppError, { options }: Source): boolean =>
  helpedBySettings.has(code) && (code !== 'file-empty' || Object.keys(options).length > 0)

/** Errors after which it is not known whether the file can be read at all. */
const downfall: ReadonlySet<string> = new Set<ErrorCode>(['engine-stopped', 'out-of-memory'])

const isDown = (result: Result<unknown>): result is Failed<AppError> =>
  !result.ok && downfall.has(result.error.code)

/** A file that is being read. */
export interface Loading extends Source {
  readonly progress: Progress | null
  /** When it was begun, by `performance.now()`. */
  readonly since: number
  /** The file is open: only its steps are taken. */
  readonly prepares: boolean
}

type Steps = AnalysisDocument['steps']

/** How long preparing a table anew may take before it is shown as work. */
const QUICK_MS = 300

const isSame = (one: Source | null, other: Source | null): boolean =>
  one?.grant === other?.grant && JSON.stringify(one?.options) === JSON.stringify(other?.options)

const noNames: ReadonlyMap<number, string> = new Map()

/** The open table: what the engine says of it, and single rows of it as charts need them. */
export const useTableStore = defineStore('table', () => {
  const { main } = window.leastwise
  const documents = useDocumentStore()
  const notices = useNoticeStore()
  const firstRows = useFirstRowsStore()
  const imports = useImportStore()
  const selection = useSelectionStore()

  const info = shallowRef<TableInfo | null>(null)
  const loadedSource = shallowRef<Source | null>(null)
  const loadedSteps = shallowRef<Steps>([])
  const loading = shallowRef<Loading | null>(null)
  const knownRows = shallowRef<ReadonlyMap<number, readonly Cell[]>>(new Map())
  const asked = new Set<number>()
  /** When the file of each grant that was read had last been changed. */
  const modifiedWhenRead = new Map<string, number>()
  let controller: AbortController | null = null

  const accept = (table: TableInfo, source: Source, steps: Steps): void => {
    const isOther = !isSame(loadedSource.value, source)
    info.value = table
    firstRows.clear()
    loadedSource.value = source
    loadedSteps.value = steps
    knownRows.value = new Map()
    asked.clear()
    // Other steps leave a row its number.
    if (isOther) selection.clear()
    const { bytes, modified, otherFiles } = table
    modifiedWhenRead.set(source.grant, modified)
    const files = [{ grant: source.grant, bytes, modified }, ...otherFiles]
    // A table may be joined with itself, and with another more than once.
    void main.watchFiles([...new Map(files.map((file) => [file.grant, file])).values()])
  }

  const read = async (source: Source, steps: Steps): Promise<Result<TableInfo>> => {
    controller?.abort()
    const current = new AbortController()
    controller = current
    firstRows.clear()
    // The engine has the file already: only the steps are others.
    const isOpen = isSame(loadedSource.value, source)
    const begun = { ...source, since: performance.now(), prepares: isOpen }
    const show = (): void => {
      if (controller === current) loading.value = { ...begun, progress: null }
    }
    if (isOpen) setTimeout(show, QUICK_MS)
    else show()
    void main.noteOpening({ grant: source.grant })
    const seen = isOpen ? null : await firstRows.look(source, current.signal)
    const result =
      seen && isDown(seen)
        ? seen
        : await engine.request(
            'openTable',
            { grant: source.grant, options: source.options, steps },
            {
              signal: current.signal,
              onProgress: (progress) => {
                if (controller === current) loading.value = { ...begun, progress }
              },
            },
          )
    if (controller === current) {
      controller = null
      loading.value = null
      if (!result.ok) firstRows.clear()
      // What brought the engine down stays noted.
      if (!isDown(result)) void main.noteOpening({ grant: null })
    }
    return result
  }

  /** Reads a file; the work in hand is replaced only once that is done. */
  const take = async (
    { source, steps }: { readonly source: Source; readonly steps: Steps },
    adopt: (table: TableInfo) => void,
  ): Promise<TableInfo | null> => {
    const result = await read(source, steps)
    if (!result.ok) {
      const look = { label: 'importing.look', run: () => imports.show(source) } as const
      notices.showError(result.error, isHelpedBySettings(result.error, source) ? look : undefined)
      return null
    }
    accept(result.value, source, steps)
    adopt(result.value)
    return result.value
  }

  const beginWith = (source: Source) => (table: TableInfo) =>
    documents.openSource(source, namingColumn(table))

  /** Reads a granted file, by the settings of last time where there are any. */
  const open = async (granted: Result<FileGrant | null>): Promise<void> => {
    if (!granted.ok) return notices.showError(granted.error)
    if (!granted.value) return
    const { grant, name, remembered, unfinished } = granted.value
    if (unfinished) return askAgain({ grant, name, remembered })
    const source: Source = { grant, name, options: remembered ?? {} }
    const table = await take({ source, steps: [] }, beginWith(source))
    if (table) announce(table, source, remembered !== undefined)
  }

  /** A file that was never fully opened is opened only when the user says so. */
  const askAgain = (file: FileGrant): void =>
    notices.show({
      tone: 'warning',
      content: { kind: 'text', key: 'importing.unfinished', parameters: { name: file.name } },
      action: { label: 'importing.openAnyway', run: () => void open({ ok: true, value: file }) },
    })

  /** Reads a file by the settings that the user chose, and remembers them. The document's own file keeps its model. */
  const readAs = async (source: Source): Promise<void> => {
    const isOwn = documents.document.source?.grant === source.grant
    const steps = isOwn ? documents.document.steps : []
    const adopt = isOwn ? () => documents.setImport(source) : beginWith(source)
    const table = await take({ source, steps }, adopt)
    if (!table) return
    void main.rememberImport({ grant: source.grant, options: source.options })
    announce(table, source, false)
  }

  const announce = useImportNotice(readAs)

  /** Reads the document's file again: after an undo across files, when a new engine has started, or when the user has heard of a change. */
  const reload = async ({ isChangeKnown = false } = {}): Promise<boolean> => {
    const { source, steps } = documents.document
    if (!source) {
      info.value = null
      loadedSource.value = null
      return false
    }
    const before = modifiedWhenRead.get(source.grant)
    const result = await read(source, steps)
    if (result.ok) accept(result.value, source, steps)
    else notices.showError(result.error)
    if (result.ok && isChangeKnown) announce(result.value, source, false)
    if (result.ok && !isChangeKnown && (before ?? result.value.modified) !== result.value.modified) {
      const content = { kind: 'text', key: 'importing.readAnew', parameters: { name: source.name } } as const
      notices.show({ tone: 'warning', content })
    }
    return result.ok
  }

  const isOfTable = ({ source, steps }: AnalysisDocument): boolean =>
    isSame(source, loadedSource.value) && JSON.stringify(steps) === JSON.stringify(loadedSteps.value)
  const isLoaded = (): boolean => isOfTable(documents.document)

  /** Where the history was when the document was last of the open table. */
  let pointOfTable: number | null = null
  watch(
    () => [documents.history, info.value],
    () => {
      if (isLoaded()) pointOfTable = documents.history.current
    },
    { flush: 'sync' },
  )

  /** Ends the reading; what was to be done with the table is not done. */
  const cancel = (): void => {
    controller?.abort()
    const point = documents.history.points.get(pointOfTable ?? 0)
    if (info.value && !isLoaded() && point && isOfTable(point.document)) documents.goTo(point.id)
  }

  watch([() => documents.document.source, () => documents.document.steps], () => {
    if (!isLoaded()) void reload()
  })

  const remember = (page: TablePage): void => {
    const rows = knownRows.value.size > MAX_KNOWN_ROWS ? new Map() : new Map(knownRows.value)
    page.rowNumbers.forEach((row, index) => rows.set(row, page.cells[index]))
    knownRows.value = rows
  }

  /** Fetches rows that are not known yet; they appear in `knownRows`. */
  const fetchRows = async (rows: readonly number[]): Promise<void> => {
    const table = info.value
    const missing = rows.filter((row) => !knownRows.value.has(row) && !asked.has(row)).slice(0, 1000)
    if (!table || missing.length === 0) return
    missing.forEach((row) => asked.add(row))
    const result = await engine.request('readRows', { tableId: table.tableId, rows: missing })
    missing.forEach((row) => asked.delete(row))
    if (result.ok && info.value === table) remember(result.value)
  }

  const columnIndex = computed(
    () => new Map((info.value?.columns ?? []).map((column, index) => [column.name, index])),
  )

  const idColumn = computed(() => documents.document.view.idColumn)
  /** The same as long as the names are: charts write them anew when they change. */
  const rowNames = computed<ReadonlyMap<number, string>>(() => {
    const index = idColumn.value === null ? undefined : columnIndex.value.get(idColumn.value)
    if (index === undefined) return noNames
    const names = new Map<number, string>()
    for (const [row, cells] of knownRows.value) {
      const cell = cells[index]
      if (cell !== null && cell !== undefined) names.set(row, String(cell))
    }
    return names
  })

  const figured = figuredColumns(info, notices.showError)

  return {
    info,
    loading,
    /** The open table is the document's: false while another file is being read after an undo. */
    inStep: computed(() => info.value !== null && isLoaded()),
    knownRows,
    columnIndex,
    columns: figured.columns,
    preferFigures: figured.prefer,
    open,
    readAs,
    reload,
    fetchRows,
    cancel,
    /** The values that name the known rows. */
    rowNames,
  }
})
