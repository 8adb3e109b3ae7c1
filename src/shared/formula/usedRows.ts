import type { AppError } from '../outcome/appError'
import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import type { BoundVariable } from './boundVariable'
import type { Evaluator } from './evaluator'
import { BLOCK_ROWS } from './evaluator'

export interface RowSelection {
  readonly rowCount: number
  /** 1 for each row that takes part; null when all do. */
  readonly included: Uint8Array | null
  /** The model's columns, for the error that every row misses one. */
  readonly columnNames: readonly string[]
}

export interface UsedRows {
  /** 0-based rows of the table, ascending. */
  readonly rows: Int32Array
  /** Included rows left out because a variable of the model is missing there. */
  readonly missingCount: number
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
 * R's `na.omit`: the included rows in which no variable of the model is missing; NaN counts as missing. Errors:
 * `all-rows-excluded`, `all-rows-missing`, and `values-infinite` where a used row has ±Infinity.
 */
export function findUsedRows(
  { rowCount, included, columnNames }: RowSelection,
  variables: readonly BoundVariable[],
): Result<UsedRows> {
  const keep = included === null ? new Uint8Array(rowCount).fill(1) : Uint8Array.from(included)
  const includedCount = sum(keep)
  if (includedCount === 0) return fail({ code: 'all-rows-excluded', rows: rowCount })
  for (const variable of variables) {
    if (variable.kind === 'factor') dropMissingCodes(keep, variable.codes)
  }
  const magnitudes = new Map<BoundVariable, number>()
  for (const variable of variables) {
    const largest = evaluatorsOf(variable).map((evaluator) => dropMissing(keep, evaluator))
    magnitudes.set(variable, Math.max(0, ...largest))
  }
  const rows = indices(keep)
  if (rows.length === 0) {
    return fail({ code: 'all-rows-missing', rows: includedCount, columns: columnNames.join(', ') })
  }
  const suspects = variables.filter((variable) => magnitudes.get(variable) === Infinity)
  const infinity = firstInfinity(suspects, rows)
  if (infinity) return fail(infinity)
  const missingCount = includedCount - rows.length
  return ok({ rows, missingCount, excludedCount: rowCount - includedCount, magnitudes })
}

function dropMissingCodes(keep: Uint8Array, codes: Int32Array): void {
  for (let row = 0; row < keep.length; row++) if (codes[row] < 0) keep[row] = 0
}

/** Takes the rows out in which the value is missing; answers the largest magnitude of all others. */
function dropMissing(keep: Uint8Array, { values, fill }: Evaluator): number {
  if (values !== undefined) return dropMissingValues(keep, values)
  const block = new Float64Array(BLOCK_ROWS)
  let largest = 0
  for (let start = 0; start < keep.length; start += BLOCK_ROWS) {
    const end = Math.min(keep.length, start + BLOCK_ROWS)
    fill({ rows: null, start, end }, block)
    largest = Math.max(largest, dropMissingValues(keep.subarray(start, end), block))
  }
  return largest
}

function dropMissingValues(keep: Uint8Array, values: Float64Array): number {
  let largest = 0
  for (let i = 0; i < keep.length; i++) {
    const size = Math.abs(values[i])
    if (size <= largest) continue
    if (Number.isNaN(size)) keep[i] = 0
    else largest = size
  }
  return largest
}

function firstInfinity(suspects: readonly BoundVariable[], rows: Int32Array): AppError | null {
  const value = new Float64Array(1)
  const isInfinite = (row: number, { fill }: Evaluator): boolean => {
    fill({ rows: null, start: row, end: row + 1 }, value)
    return Math.abs(value[0]) === Infinity
  }
  for (const suspect of suspects) {
    const evaluators = evaluatorsOf(suspect)
    const infinite = rows.filter((row) => evaluators.some((evaluator) => isInfinite(row, evaluator)))
    if (infinite.length > 0) {
      return { code: 'values-infinite', name: suspect.label, row: infinite[0] + 1, count: infinite.length }
    }
  }
  return null
}

function sum(bytes: Uint8Array): number {
  let total = 0
  for (let i = 0; i < bytes.length; i++) total += bytes[i]
  return total
}

function indices(keep: Uint8Array): Int32Array {
  const rows = new Int32Array(sum(keep))
  let next = 0
  for (let row = 0; row < keep.length; row++) if (keep[row] === 1) rows[next++] = row
  return rows
}
