import { basename } from 'node:path'
import type { ImportOptions } from '@shared/document/importOptions'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { Progress } from '@shared/contract/wire'
import { shortReason } from './condition'
import { loadCsv } from './csv'
import type { LoadRequest } from './loadRequest'
import { Database } from './database'
import { DuckdbTable } from './duckdbStore'
import type { LoadedTable } from './loadedTable'
import { openFile } from './openFile'
import type { PreviewMemory } from './previewMemory'
import { sniffFormat } from './sniffFormat'
import { loadTyped } from './typedSource'
import type { WorkbookReader } from './workbookReader'

export interface OpenRequest {
  readonly path: string
  /** What the table is called. @default the file's name */
  readonly name?: string
  readonly options: ImportOptions
  /** Load only so much as shows how the file is read. @default the whole file */
  readonly preview?: PreviewMemory
  /** Makes the reader of a workbook. @default one in this thread */
  readonly workbooks?: () => Promise<WorkbookReader>
  readonly onProgress?: (progress: Progress) => void
  readonly signal?: AbortSignal
}

/** Reads a file into a table; its format is told by its content. The caller closes the table. */
export async function openTable(request: OpenRequest): Promise<Result<DuckdbTable>> {
  const { path, signal } = request
  const opened = await openFile(path)
  if (!opened.ok) return opened
  const { file, bytes, modified } = opened.value
  request.preview?.turnTo({ path, bytes, modified })
  let database: Database | null = null
  const interrupt = () => database?.interrupt()
  signal?.addEventListener('abort', interrupt)
  try {
    if (bytes === 0) return fail({ code: 'file-empty', path })
    database = await Database.open()
    if (signal?.aborted) return fail({ code: 'cancelled' })
    const loaded = await load(database, { ...request, file, bytes })
    if (signal?.aborted) return fail({ code: 'cancelled' })
    if (!loaded.ok) return loaded
    const table = await DuckdbTable.create(database, loaded.value, {
      name: request.name ?? basename(path),
      bytes,
      modified,
    })
    if (signal?.aborted) return fail({ code: 'cancelled' })
    database = null
    return ok(table)
  } catch (error) {
    if (signal?.aborted) return fail({ code: 'cancelled' })
    return fail({ code: 'import-failed', path, reason: shortReason((error as Error).message) })
  } finally {
    signal?.removeEventListener('abort', interrupt)
    await file.close()
    await database?.close()
  }
}

async function load(database: Database, request: LoadRequest): Promise<Result<LoadedTable>> {
  const { path, file, bytes } = request
  const sniffed = await sniffFormat(file, bytes, path)
  switch (sniffed.kind) {
    case 'text':
      return loadCsv(database, request)
    case 'parquet':
    case 'json':
      return loadTyped(database, request, sniffed.kind)
    case 'workbook': {
      const { loadWorkbook } = await import('./workbook')
      return loadWorkbook(database, request, sniffed.format)
    }
    case 'image':
      return fail({ code: 'file-binary', path })
    case 'damaged-zip':
      return fail({ code: 'workbook-damaged', path, reason: 'the zip archive that it is has no end' })
    case 'other':
      return fail({ code: 'file-format-unsupported', path, format: sniffed.name })
  }
}
