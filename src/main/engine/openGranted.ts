import { basename } from 'node:path'
import type { OpenTableRequest } from '@shared/contract/engineApi'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { FitContext } from './fitThread'
import type { GrantedFiles } from './grantedFiles'
import { OpenedTable } from './openedTable'
import { throttleProgress } from './throttle'
import { workbookThreads } from './workbookThreads'

/** Reads the file behind a grant into a table. */
export async function openGranted(
  request: OpenTableRequest,
  { grants, workbookWorkerPath }: GrantedFiles,
  { signal, onProgress }: FitContext = {},
): Promise<Result<OpenedTable>> {
  const path = await grants.pathOf(request.grant)
  if (path === null) return fail({ code: 'not-granted' })
  const started = performance.now()
  // DuckDB is large: it is loaded when it is first needed, or when the engine has nothing else to do.
  const { openTable } = await import('../data/openTable')
  const opened = await openTable({
    path,
    name: basename(path),
    options: request.options,
    onProgress: onProgress && throttleProgress(onProgress),
    workbooks: workbookThreads(workbookWorkerPath),
    signal,
  })
  if (!opened.ok) return opened
  return ok(new OpenedTable(opened.value, request, performance.now() - started))
}
