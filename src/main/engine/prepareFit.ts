import { requiredColumns } from '@shared/analysis/analyse'
import type { FitRequest } from '@shared/contract/fitApi'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { intersect, subtract } from '@shared/table/rowAlgebra'
import { markRows } from '@shared/table/rowMask'
import { listRows, markedRows, noRows, rowRange, type RowSet } from '@shared/table/rowSet'
import type { DuckdbTable } from '../data/database/duckdbStore'
import type { ColumnReader } from '../data/database/readColumns'
import type { RequestContext } from './engineHandlers'
import type { FitTask } from './fitThreadApi'
import { throttleProgress } from './throttle'

/** Reads from the table what a fit needs: the model's columns, and which rows take part. */
export async function prepareFit(
  table: DuckdbTable,
  { model, filter, excludedRows, outlierThreshold, flagRules }: Omit<FitRequest, 'tableId'>,
  { signal, onProgress }: Pick<RequestContext, 'signal' | 'onProgress'> = {},
): Promise<Result<FitTask>> {
  const { rowCount } = table
  const names = requiredColumns(model, table.columns)
  if (!names.ok) return names
  const included = await findIncludedRows(table, { filter, excludedRows }, signal)
  if (!included.ok) return included
  const columns = await table.read(names.value, { signal, onRows: loadingOf(onProgress) })
  if (!columns.ok) return columns
  const present = await table.includedRows(null)
  if (!present.ok) return present
  return ok({
    spec: model,
    table: table.columns,
    columns: columns.value,
    rowCount,
    included: included.value,
    present: present.value,
    excluded: await leftOut(table, filter, excludedRows),
    outlierThreshold,
    flagRules,
  })
}

/** Who is told of columns that are read, not of every thousand of rows. */
function loadingOf(onProgress: RequestContext['onProgress']): ColumnReader['onRows'] {
  const tell = onProgress && throttleProgress(onProgress)
  return tell && ((done, total) => tell({ phase: 'loading', done, total }))
}

/** The rows that are excluded and pass the filter. */
async function leftOut(table: DuckdbTable, filter: string | null, excludedRows: RowSet): Promise<RowSet> {
  if (excludedRows.count === 0) return noRows
  const kept = await table.includedRows(filter)
  const passing = kept.ok ? kept.value : null
  return passing === null ? excludedRows : intersect(excludedRows, markedRows(passing))
}

/** 1 for each row that passes the filter and is not excluded; null when all do. */
export async function findIncludedRows(
  table: DuckdbTable,
  { filter, excludedRows }: Pick<FitRequest, 'filter' | 'excludedRows'>,
  signal?: AbortSignal,
): Promise<Result<Uint8Array | null>> {
  const { rowCount } = table
  const outside = subtract(excludedRows, rowRange(1, rowCount + 1))
  if (outside.count > 0) {
    return fail({ code: 'rows-out-of-range', rows: listed(outside), rowCount })
  }
  const kept = await table.includedRows(filter, signal)
  return kept.ok ? ok(withoutRows(kept.value, excludedRows, rowCount)) : kept
}

/** 1 for each row that takes part, in memory that the fit thread can share; null when all do. */
function withoutRows(kept: Uint8Array | null, excludedRows: RowSet, rowCount: number): Uint8Array | null {
  if (kept === null && excludedRows.count === 0) return null
  const included = new Uint8Array(new SharedArrayBuffer(rowCount))
  if (kept === null) included.fill(1)
  else included.set(kept)
  markRows(included, excludedRows, 0)
  return included
}

const LISTED = 20

const listed = (rows: RowSet): string =>
  listRows(rows, LISTED).join(', ') + (rows.count > LISTED ? ', …' : '')
