import { basename } from 'node:path'
import type { OpenTableRequest } from '@shared/contract/openingApi'
import type { Result } from '@shared/outcome/result'
import { fail } from '@shared/outcome/result'
import { areUnchanged } from '../data/areUnchanged'
import type { OpenRequest } from '../data/openTable'
import type { DuckdbTable } from '../data/database/duckdbStore'
import type { OtherTables } from '../preparation/otherTables'
import type { FitContext } from './fitThread'
import type { GrantedFiles } from './grantedFiles'
import { OpenedTable } from './openedTable'
import { throttleProgress } from './throttle'
import { workbookThreads } from './workbookThreads'

/** Reads the file behind a grant into a table, and takes the steps. */
export async function openGranted(
  request: OpenTableRequest & Pick<OpenRequest, 'unfit'>,
  { grants, workbookWorkerPath }: GrantedFiles,
  { signal, onProgress }: FitContext = {},
): Promise<Result<OpenedTable>> {
  const paths = await grants.pathsOf(request.grant)
  if (paths === null) return fail({ code: 'not-granted' })
  const [path, ...more] = paths
  const started = performance.now()
  // DuckDB is large: it is loaded when it is first needed, or when the engine has nothing else to do.
  const { openTable } = await import('../data/openTable')
  const loaded = await openTable({
    path,
    more,
    name: basename(path) + (more.length > 0 ? ` + ${more.length}` : ''),
    options: request.options,
    unfit: request.unfit,
    onProgress: onProgress && throttleProgress(onProgress),
    workbooks: workbookThreads(workbookWorkerPath),
    figures: 'if-quick',
    signal,
  })
  if (!loaded.ok) return loaded
  const table = loaded.value
  const loadMs = performance.now() - started
  const others = await otherTables(table, { grants, workbookWorkerPath })
  const opened = await OpenedTable.of({ table, loadMs, others }, request, signal)
  if (!opened.ok) await table.close()
  return opened
}

/** The files that steps join are granted as the table's own is. */
async function otherTables(
  { origin }: DuckdbTable,
  { grants, workbookWorkerPath }: GrantedFiles,
): Promise<OtherTables> {
  const { OtherTables: Tables } = await import('../preparation/otherTables')
  const workbooks = workbookThreads(workbookWorkerPath)
  return new Tables(origin.database, { pathsOf: (grant) => grants.pathsOf(grant), workbooks })
}

/** Whether a table is of the file as the request wants it read, and the file has not changed since. */
export async function isCurrent(
  opened: OpenedTable,
  request: OpenTableRequest,
  { grants }: Pick<GrantedFiles, 'grants'>,
): Promise<boolean> {
  const paths = opened.isOfFile(request) ? await grants.pathsOf(request.grant) : null
  if (paths === null) return false
  return areUnchanged(paths, opened.info)
}
