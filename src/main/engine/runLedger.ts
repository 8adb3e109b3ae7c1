import { requiredColumns } from '@shared/analysis/analyse'
import type { ExclusionLedger } from '@shared/analysis/exclusionLedger'
import type { LedgerRequest } from '@shared/contract/fitApi'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { readRowList } from '@shared/table/rowList'
import { intersect } from '@shared/table/rowAlgebra'
import { noRows, rowRange } from '@shared/table/rowSet'
import type { DuckdbTable } from '../data/database/duckdbStore'
import type { FitContext } from './fitThread'
import type { LedgerTask } from './fitThreadApi'
import { findIncludedRows } from './prepareFit'
import { WorkerThread } from './workerThread'

/** Reads from the table what the fits of a ledger need. */
export async function prepareLedger(
  table: DuckdbTable,
  { model, filter, acts }: Omit<LedgerRequest, 'tableId'>,
): Promise<Result<LedgerTask>> {
  const names = requiredColumns(model, table.columns)
  if (!names.ok) return names
  const included = await findIncludedRows(table, { filter, excludedRows: noRows })
  if (!included.ok) return included
  const columns = await table.read(names.value)
  if (!columns.ok) return columns
  const all = rowRange(1, table.rowCount + 1)
  return ok({
    spec: model,
    table: table.columns,
    columns: columns.value,
    rowCount: table.rowCount,
    included: included.value,
    acts: acts.map((rows) => intersect(readRowList(rows) ?? noRows, all)),
  })
}

/** Fits in a thread of their own, so that the fit on show and the one being made go on as they are; cancelling ends the thread. */
export async function runLedger(
  fitWorkerPath: string,
  task: LedgerTask,
  { signal }: FitContext = {},
): Promise<Result<ExclusionLedger>> {
  if (signal?.aborted === true) return fail({ code: 'cancelled' })
  const thread = new WorkerThread(fitWorkerPath)
  const stop = (): void => thread.end({ code: 'cancelled' })
  signal?.addEventListener('abort', stop, { once: true })
  try {
    return await thread.ask('exclusionLedger', task)
  } finally {
    signal?.removeEventListener('abort', stop)
    stop()
  }
}
