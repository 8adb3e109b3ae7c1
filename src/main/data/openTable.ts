import { basename } from 'node:path'
import type { ImportOptions } from '@shared/source/importOptions'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { Progress } from '@shared/contract/wire'
import { changedMeanwhile } from './changedMeanwhile'
import { loadCsv } from './text/csv'
import type { FileTraits } from './text/fileTraits'
import { loadError } from './loadError'
import type { LoadRequest } from './loadRequest'
import { Database } from './database/database'
import { DuckdbTable } from './database/duckdbStore'
import type { LoadedTable } from './loadedTable'
import type { FiguresTime } from './database/summarise'
import { loadSeveral } from './loadSeveral'
import type { MemoryBudget } from './database/memoryBudget'
import { openFiles } from './openFile'
import type { PreviewMemory } from './previewMemory'
import { sniffFormat, type SniffedFormat } from './sniffFormat'
import { totalRowDoubt } from './totalRow'
import { loadTyped } from './typedSource'
import { unfitOption } from './unfitOption'
import type { WorkbookReader } from './workbook/workbookReader'

export interface OpenRequest {
  readonly path: string
  /** Other files of the same columns, whose rows follow. @default none */
  readonly more?: readonly string[]
  /** What the table is called. @default the file's name */
  readonly name?: string
  readonly options: ImportOptions
  /** Load only so much as shows how the file is read. @default the whole file */
  readonly preview?: PreviewMemory
  /** Load only so many rows of the head of a text. @default all */
  readonly firstRows?: number
  /** What becomes of an option that means nothing to any of the files; passed over where it was said of another. @default refuse */
  readonly unfit?: 'refuse' | 'pass'
  /** What is known of the bytes of a text. @default found by a pass over them */
  readonly traits?: FileTraits
  /** Makes the reader of a workbook. @default one in this thread */
  readonly workbooks?: () => Promise<WorkbookReader>
  /** What the table may take of the memory. @default half of the machine's */
  readonly budget?: MemoryBudget
  /** When the columns' figures are measured. @default now */
  readonly figures?: FiguresTime
  readonly onProgress?: (progress: Progress) => void
  readonly signal?: AbortSignal
}

/** Reads a file into a table; its format is told by its content. The caller closes the table. */
export async function openTable(request: OpenRequest): Promise<Result<DuckdbTable>> {
  const { path, more = [], signal } = request
  const opened = await openFiles([path, ...more])
  if (!opened.ok) return opened
  const files = opened.value
  const [{ bytes, modified }] = files
  request.preview?.turnTo({ path, bytes, modified })
  let database: Database | null = null
  const interrupt = () => database?.interrupt()
  signal?.addEventListener('abort', interrupt)
  try {
    const empty = files.find((file) => file.bytes === 0)
    if (empty !== undefined) return fail({ code: 'file-empty', path: empty.path })
    const requests = await Promise.all(
      files.map(async (each) => {
        const format = await sniffFormat(each.file, each.bytes, each.path)
        return { ...request, ...each, format }
      }),
    )
    const unfit = request.unfit === 'pass' ? null : unfitOption(request.options, requests)
    if (unfit !== null) return fail(unfit)
    const isPart = request.firstRows !== undefined
    const allBytes = files.reduce((sum, { bytes }) => sum + bytes, 0)
    database = await Database.open({ bytes: isPart ? 0 : allBytes, budget: request.budget })
    if (signal?.aborted) return fail({ code: 'cancelled' })
    const isOne = requests.length === 1
    const loaded = await (isOne ? load(database, requests[0]) : loadSeveral(database, requests, load))
    if (signal?.aborted) return fail({ code: 'cancelled' })
    for (const opened of files) {
      if (await changedMeanwhile(opened.file, opened)) {
        return fail({ code: 'file-changed-meanwhile', path: opened.path })
      }
    }
    if (!loaded.ok) return loaded
    const table = await DuckdbTable.create(
      database,
      isPart ? loaded.value : await withTotalTold(database, loaded.value),
      {
        name: request.name ?? basename(path),
        bytes: allBytes,
        modified: Math.max(...files.map((file) => file.modified)),
        figures: request.figures,
      },
    )
    if (signal?.aborted) return fail({ code: 'cancelled' })
    database = null
    return ok(table)
  } catch (error) {
    if (signal?.aborted) return fail({ code: 'cancelled' })
    return fail(loadError(error, { path, folder: database?.folder ?? null }))
  } finally {
    signal?.removeEventListener('abort', interrupt)
    for (const { file } of files) await file.close()
    await database?.close()
  }
}

/** A last row that looks like a total is told among the doubts. */
async function withTotalTold(database: Database, loaded: LoadedTable): Promise<LoadedTable> {
  const doubt = loaded.whole === false ? null : await totalRowDoubt(database, loaded.columns)
  if (doubt === null) return loaded
  return { ...loaded, import: { ...loaded.import, doubts: [...loaded.import.doubts, doubt] } }
}

async function load(
  database: Database,
  request: LoadRequest & { readonly format: SniffedFormat },
): Promise<Result<LoadedTable>> {
  const { path, format } = request
  switch (format.kind) {
    case 'text':
      return loadCsv(database, request)
    case 'parquet':
    case 'json':
      return loadTyped(database, request, format.kind)
    case 'workbook': {
      const { loadWorkbook } = await import('./workbook/workbook')
      return loadWorkbook(database, request, format.format)
    }
    case 'image':
      return fail({ code: 'file-binary', path })
    case 'damaged-zip':
      return fail({ code: 'workbook-damaged', path, reason: 'the zip archive that it is has no end' })
    case 'other':
      return fail({ code: 'file-format-unsupported', path, format: format.name })
  }
}
