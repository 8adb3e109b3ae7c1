import { requiredColumns } from '@shared/analysis/analyse'
import type { Comparison } from '@shared/comparison/comparison'
import type { CompareRequest } from '@shared/contract/comparisonApi'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { DuckdbTable } from '../data/database/duckdbStore'
import type { FitContext } from './fitThread'
import type { ComparisonTask } from './fitThreadApi'
import { findIncludedRows } from './prepareFit'
import { WorkerThread } from './workerThread'

/** Reads from the table what a comparison needs; a model that names an unknown column is left to tell so itself. */
export async function prepareComparison(
  table: DuckdbTable,
  { models, rows, folds, seed, filter, excludedRows }: Omit<CompareRequest, 'tableId'>,
): Promise<Result<ComparisonTask>> {
  const needed = models.flatMap(({ model }) => {
    const names = requiredColumns(model, table.columns)
    return names.ok ? names.value : []
  })
  const included = await findIncludedRows(table, { filter, excludedRows })
  if (!included.ok) return included
  const columns = await table.read([...new Set(needed)])
  if (!columns.ok) return columns
  return ok({
    models: models.map(({ label, model }) => ({ label, spec: model })),
    table: table.columns,
    columns: columns.value,
    rowCount: table.rowCount,
    included: included.value,
    rows,
    folds,
    seed,
  })
}

/** Compares in a thread of its own, so that the fit on show and the one being made go on as they are; cancelling ends the thread. */
export async function runComparison(
  fitWorkerPath: string,
  task: ComparisonTask,
  { signal, onProgress }: FitContext = {},
): Promise<Result<Comparison>> {
  if (signal?.aborted === true) return fail({ code: 'cancelled' })
  const thread = new WorkerThread(fitWorkerPath)
  const stop = (): void => thread.end({ code: 'cancelled' })
  signal?.addEventListener('abort', stop, { once: true })
  try {
    return await thread.ask('compare', task, onProgress)
  } finally {
    signal?.removeEventListener('abort', stop)
    stop()
  }
}
