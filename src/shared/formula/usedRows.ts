import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import type { Evaluator } from './evaluator'
import type { TermList } from './expandTerms'
import type { BoundVariable } from './modelVariable'

export interface RowRequest {
  readonly terms: TermList
  readonly rowCount: number
  /** 1 for each row that takes part; null when all do. */
  readonly included: Uint8Array | null
}

export interface SelectedRows {
  /** 0-based rows of the table, ascending. */
  readonly rows: Int32Array
  readonly missingCount: number
  readonly excludedCount: number
}

interface Others {
  readonly response: Evaluator
  readonly weights: Float64Array | null
}

const BLOCK_ROWS = 4096

/** R's `na.omit`: the included rows in which no variable of the model is missing (NaN counts as missing). */
export function usedRows(
  { rowCount, included, terms }: RowRequest,
  variables: readonly BoundVariable[],
  { response, weights }: Others,
): Result<SelectedRows> {
  const keep = included === null ? new Uint8Array(rowCount).fill(1) : Uint8Array.from(included)
  const includedCount = count(keep)
  if (includedCount === 0 && rowCount > 0) return fail({ code: 'all-rows-excluded', rows: rowCount })
  dropMissing(keep, response)
  if (weights !== null) weights.forEach((weight, row) => Number.isNaN(weight) && (keep[row] = 0))
  for (const variable of variables) {
    if (variable.kind === 'factor') variable.codes.forEach((code, row) => code < 0 && (keep[row] = 0))
    else dropMissing(keep, variable.evaluator)
  }
  const rows = indices(keep)
  if (rows.length === 0) {
    return fail({ code: 'all-rows-missing', rows: includedCount, columns: terms.columnNames.join(', ') })
  }
  return ok({ rows, missingCount: includedCount - rows.length, excludedCount: rowCount - includedCount })
}

function dropMissing(keep: Uint8Array, { fill }: Evaluator): void {
  const values = new Float64Array(BLOCK_ROWS)
  for (let start = 0; start < keep.length; start += BLOCK_ROWS) {
    const end = Math.min(keep.length, start + BLOCK_ROWS)
    fill({ rows: null, start, end }, values)
    for (let row = start; row < end; row++) if (Number.isNaN(values[row - start])) keep[row] = 0
  }
}

function count(keep: Uint8Array): number {
  let total = 0
  for (const kept of keep) total += kept
  return total
}

function indices(keep: Uint8Array): Int32Array {
  const rows = new Int32Array(count(keep))
  let next = 0
  for (let row = 0; row < keep.length; row++) if (keep[row] === 1) rows[next++] = row
  return rows
}
