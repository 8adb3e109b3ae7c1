import type { AppError } from '../outcome/appError'
import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import type { BoundVariable } from './boundVariable'
import type { Evaluator } from './evaluator'
import { BLOCK_ROWS } from './evaluator'
import { KeptRows } from './keptRows'
import type { TableRows } from './tableRows'

export interface RowSelection {
  readonly rowCount: number
  /** 1 for each row that takes part; null when all do. */
  readonly included: Uint8Array | null
  /** The model's columns, for the error that every row misses one. */
  readonly columnNames: readonly string[]
  /** What weighs the rows. @default they weigh the same */
  readonly weights?: Evaluator
}

export interface UsedRows {
  readonly rows: TableRows
  /** Included rows left out because a variable of the model or the weight is missing there. */
  readonly missingCount: number
  /** Those of them that lack nothing but the weight. */
  readonly weightlessCount: number
  readonly excludedCount: number
  /** The largest magnitude of each numeric variable, over the included rows at least. */
  readonly magnitudes: ReadonlyMap<BoundVariable, number>
}

/** The evaluators of a variable's numbers; a factor has none. */
function evaluatorsOf(variable: BoundVariable): readonly Evaluator[] {
  if (variable.kind === 'polynomial') return [variable.evaluator]
  return variable.kind === 'numeric' ? variable.parts : []
}

/**
 * R's `na.omit`: the included rows in which neither a variable of the model nor the weight is missing; NaN counts as missing. Errors:
 * `all-rows-excluded`, `all-rows-missing`, and `values-infinite` where a used row has ±Infinity.
 */
export function findUsedRows(
  { rowCount, included, columnNames, weights }: RowSelection,
  variables: readonly BoundVariable[],
): Result<UsedRows> {
  const kept = new KeptRows(rowCount, included)
  if (kept.included === 0) return fail({ code: 'all-rows-excluded', rows: rowCount })
  for (const variable of variables) {
    if (variable.kind === 'factor') dropMissingCodes(kept, variable.codes)
  }
  const magnitudes = new Map<BoundVariable, number>()
  for (const variable of variables) {
    const largest = evaluatorsOf(variable).map((evaluator) => dropMissing(kept, evaluator))
    magnitudes.set(variable, Math.max(0, ...largest))
  }
  const missing = kept.dropped
  if (weights !== undefined) dropMissing(kept, weights)
  const weightlessCount = kept.dropped - missing
  const rows = kept.rows()
  if (rows.length === 0) {
    return fail({ code: 'all-rows-missing', rows: kept.included, columns: columnNames.join(', ') })
  }
  const suspects = variables.filter((variable) => magnitudes.get(variable) === Infinity)
  const infinity = firstInfinity(suspects, rows)
  if (infinity) return fail(infinity)
  return ok({
    rows,
    missingCount: kept.dropped,
    weightlessCount,
    excludedCount: rowCount - kept.included,
    magnitudes,
  })
}

function dropMissingCodes(kept: KeptRows, codes: Int32Array): void {
  for (let row = 0; row < codes.length; row++) if (codes[row] < 0) kept.drop(row)
}

/** Takes the rows out in which the value is missing; answers the largest magnitude of all others. */
function dropMissing(kept: KeptRows, { values, fill, magnitude }: Evaluator): number {
  if (magnitude !== undefined) return magnitude
  if (values !== undefined) return dropMissingValues(kept, values, { start: 0, end: kept.rowCount })
  const block = new Float64Array(BLOCK_ROWS)
  let largest = 0
  for (let start = 0; start < kept.rowCount; start += BLOCK_ROWS) {
    const end = Math.min(kept.rowCount, start + BLOCK_ROWS)
    fill({ rows: null, start, end }, block)
    largest = Math.max(largest, dropMissingValues(kept, block, { start, end }))
  }
  return largest
}

/** @param values of table rows [start, end) */
function dropMissingValues(
  kept: KeptRows,
  values: Float64Array,
  { start, end }: { readonly start: number; readonly end: number },
): number {
  let largest = 0
  for (let i = 0; i < end - start; i++) {
    const size = Math.abs(values[i])
    if (size <= largest) continue
    if (Number.isNaN(size)) kept.drop(start + i)
    else largest = size
  }
  return largest
}

function firstInfinity(suspects: readonly BoundVariable[], rows: TableRows): AppError | null {
  const value = new Float64Array(1)
  const isInfinite = (row: number, { fill }: Evaluator): boolean => {
    fill({ rows: null, start: row, end: row + 1 }, value)
    return Math.abs(value[0]) === Infinity
  }
  for (const suspect of suspects) {
    const evaluators = evaluatorsOf(suspect)
    let first = -1
    let count = 0
    for (let i = 0; i < rows.length; i++) {
      const row = rows.at(i)
      if (evaluators.some((evaluator) => isInfinite(row, evaluator)) && count++ === 0) first = row
    }
    if (count > 0) return { code: 'values-infinite', name: suspect.label, row: first + 1, count }
  }
  return null
}
