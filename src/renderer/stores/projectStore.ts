import { computed, shallowRef, toRaw, watch } from 'vue'
import { defineStore } from 'pinia'
import type { FileGrant } from '@shared/contract/mainApi'
import type { FitReply } from '@shared/contract/fitApi'
import type {
  AdoptedProject,
  LeftWorkSummary,
  OfferedFile,
  ProjectOffer,
  SaveProjectRequest,
} from '@shared/contract/projectApi'
import type { AnalysisDocument } from '@shared/document/analysisDocument'
import type { DocumentHistory } from '@shared/document/history'
import type { Result } from '@shared/outcome/result'
import { renameFiles } from '@shared/project/documentFiles'
import { journalHistory } from '@shared/project/journalHistory'
import { openHistory, renameInHistory, saveHistory } from '@shared/project/savedHistory'
import { changesSince } from './changesSince'
import { useDocumentStore } from './documentStore'
import { useFitStore } from './fitStore'
import { useJournal } from './journal'
import { useNoticeStore } from './noticeStore'
import { isSameWork } from './sameWork'
import { useTableStore } from './tableStore'

/** The project whose work is in hand: where it is saved, what is unsaved, and what a crash has left. */
export const useProjectStore = defineStore('project', () => {
  const { main } = window.leastwise
  const documents = useDocumentStore()
  const notices = useNoticeStore()
  const tables = useTableStore()
  const fits = useFitStore()

  const name = shallowRef<string | null>(null)
  /** The document as the project's file holds it. */
  const saved = shallowRef<AnalysisDocument | null>(null)
  /** The point of the history that it was saved at. */
  const savedPoint = shallowRef<number | null>(null)
  /** What was done up to this point of the history is in a file. */
  const settled = shallowRef(0)
  /** The work comes from before a crash, and was never saved. */
  const recovered = shallowRef(false)
  /** A project whose files must be asked about. */
  const offer = shallowRef<ProjectOffer | null>(null)
  const left = shallowRef<readonly LeftWorkSummary[]>([])
  let grant: string | undefined

  /** The table of the user's own work; a tour's is none of it. */
  const ownTable = shallowRef(tables.info)
  watch(
    () => tables.info,
    (info) => {
      if (!documents.isAside) ownTable.value = info
    },
  )

  /** Of the factors of the user's own model, as it was last fitted. */
  const ownLevels = shallowRef<FitReply['levels']>({})
  watch(
    () => fits.reply,
    (reply) => {
      if (!documents.isAside) ownLevels.value = reply?.levels ?? {}
    },
  )

  const sinceSettled = computed(() => changesSince(documents.ownHistory, settled.value))
  const unsaved = computed(() =>
    saved.value === null
      ? recovered.value || (documents.own.source !== null && sinceSettled.value > 0)
      : !isSameWork(saved.value, documents.own),
  )
  /** Changes since the last save that were gone back from, where the work itself is as it was saved. */
  const goneBack = computed(() => (unsaved.value || saved.value === null ? 0 : sinceSettled.value))
  const journal = useJournal(() => {
    if (unsaved.value) return savedPoint.value
    // Else what a crash leaves would look like what is in the file.
    return goneBack.value > 0 ? null : documents.ownHistory.current
  })

  watch(
    [name, unsaved, goneBack],
    () => void main.tellWork({ name: name.value ?? '', unsaved: unsaved.value, goneBack: goneBack.value }),
  )
  watch(
    () => documents.own.source?.grant,
    (now) => {
      if (name.value === null || now === grant) return
      name.value = null
      saved.value = null
      void main.detachProject({})
    },
  )

  const begin = (history: DocumentHistory, project: AdoptedProject | null): void => {
    recovered.value = false
    grant = history.present.source?.grant
    name.value = project?.name ?? null
    documents.beginWith(history)
    if (project === null || project.owner === null) return
    const parameters = { name: project.name, owner: project.owner }
    notices.show({ tone: 'warning', content: { kind: 'text', key: 'projects.openElsewhere', parameters } })
  }

  const adopt = async (offered: ProjectOffer): Promise<void> => {
    const adopted = await main.adoptProject({ project: offered.project })
    if (!adopted.ok) return notices.showError(adopted.error)
    offer.value = null
    const grants = new Map(offered.files.map((file) => [file.file, file.grant ?? '']))
    const granted = (file: string): string => grants.get(file) ?? file
    const document = renameFiles(offered.document, granted)
    const history = openHistory(offered.history && renameInHistory(offered.history, granted), document)
    journal.restart()
    begin(history, adopted.value)
    saved.value = document
    savedPoint.value = history.current
    settled.value = lastOf(history)
  }

  const open = async (file: FileGrant): Promise<void> => {
    if (file.unfinished) {
      const { unfinished: _, ...again } = file
      const content = { kind: 'text', key: 'importing.unfinished', parameters: { name: file.name } } as const
      const action = { label: 'importing.openAnyway', run: () => void open(again) } as const
      return notices.show({ tone: 'warning', content, action })
    }
    const opened = await main.openProject({ grant: file.grant })
    if (!opened.ok) {
      void main.noteOpening({ grant: null })
      return notices.showError(opened.error)
    }
    const isWhole = opened.value.files.every(({ state }) => state === 'same')
    if (isWhole && !unsaved.value && goneBack.value === 0) await adopt(opened.value)
    else offer.value = opened.value
  }

  const replace = (changed: Result<OfferedFile | null>): void => {
    if (!changed.ok) return notices.showError(changed.error)
    const { value } = changed
    if (offer.value === null || value === null) return
    const files = offer.value.files.map((file) => (file.file === value.file ? value : file))
    offer.value = { ...offer.value, files }
  }

  const save = async (where: SaveProjectRequest['where']): Promise<boolean> => {
    const document = toRaw(documents.own)
    if (document.source === null) return false
    const info = ownTable.value
    const known = {
      rows: info?.rowCount ?? 0,
      columns: [...(info?.fileColumns ?? [])],
      levels: Object.fromEntries(Object.entries(ownLevels.value).map(([column, all]) => [column, [...all]])),
    }
    documents.seal()
    const noted = documents.ownHistory
    const history = saveHistory(noted)
    const result = await main.saveProject({
      document,
      history,
      tables: { [document.source.grant]: known },
      where,
    })
    if (!result.ok) {
      const needsPlace = /elsewhere$|^write-failed$/.test(result.error.code)
      const action = { label: 'projects.saveAs', run: () => void save('elsewhere') } as const
      notices.showError(result.error, needsPlace ? action : undefined)
      return false
    }
    if (result.value === null) return false
    grant = document.source.grant
    name.value = result.value.name
    saved.value = document
    savedPoint.value = history.current
    settled.value = lastOf(noted)
    recovered.value = false
    return true
  }

  return {
    name,
    unsaved,
    goneBack,
    offer,
    left,
    open,
    save,
    saveAndClose: async (): Promise<void> => {
      if (await save('here')) void main.closeWindow({})
    },
    allow: async (file: string): Promise<void> => {
      if (offer.value) replace(await main.allowProjectFile({ project: offer.value.project, file }))
    },
    locate: async (file: string): Promise<void> => {
      if (offer.value) replace(await main.locateProjectFile({ project: offer.value.project, file }))
    },
    settle: async (): Promise<void> => {
      if (offer.value) await adopt(offer.value)
    },
    giveUp: (): void => {
      offer.value = null
      void main.noteOpening({ grant: null })
    },
    lookForLeft: async (): Promise<void> => {
      const found = await main.listLeft({})
      if (found.ok) left.value = found.value
    },
    recover: async (id: string): Promise<void> => {
      left.value = []
      const answer = await main.recoverLeft({ id })
      if (!answer.ok) return notices.showError(answer.error)
      const work = answer.value
      const points = new Map(work.points.map((point) => [point.id, point]))
      const history = journalHistory(points, work.current)
      if (history === null) return
      journal.restart(history.points)
      begin(history, work.project)
      saved.value = history.points.get(work.saved ?? 0)?.document ?? null
      savedPoint.value = work.saved
      settled.value = work.saved ?? 0
      recovered.value = true
    },
    decline: async (id: string): Promise<void> => {
      await main.declineLeft({ id })
      left.value = left.value.filter((work) => work.id !== id)
    },
    later: (): void => void (left.value = []),
  }
})

const lastOf = ({ points }: DocumentHistory): number => [...points.keys()].at(-1) ?? 0
