import type { DoubleDoubles } from '../numeric/doubleDouble'
import { createDoubleDoubles, divideDoubleDouble } from '../numeric/doubleDouble'
import { addScaledDoubleDouble } from '../numeric/doubleDoubleVectors'
import { timesPowerOfTwo } from '../numeric/timesPowerOfTwo'
import type { Constraint } from './constraint'

/**
 * [A, b, M] of equations A β = b, row after row, in double-double: what elimination works on. Columns are in units of 2^unit, rows
 * scaled near 1, both exactly; M starts as the unit matrix and tells what each row has become a sum of.
 */
export interface EquationTableau {
  /** The absolute values of [A, b] as they were. */
  readonly sizes: Float64Array
  readonly values: DoubleDoubles
  readonly rows: number
  readonly columns: number
  readonly width: number
  /** Row i was divided by 2^rowExponent[i]. */
  readonly rowExponent: Int32Array
}

export interface Pivot {
  readonly row: number
  readonly column: number
  readonly size: number
}

export function createTableau(equations: readonly Constraint[], unit: Int32Array): EquationTableau {
  const rows = equations.length
  const columns = unit.length
  const width = columns + 1 + rows
  const values = createDoubleDoubles(rows * width)
  const rowExponent = new Int32Array(rows)
  equations.forEach(({ coefficients, bound }, i) => {
    const scaled = coefficients.map((value, j) => timesPowerOfTwo(value, -unit[j]))
    const largest = scaled.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    rowExponent[i] = Math.floor(Math.log2(largest))
    scaled.forEach((value, j) => (values.high[i * width + j] = timesPowerOfTwo(value, -rowExponent[i])))
    values.high[i * width + columns] = timesPowerOfTwo(bound, -rowExponent[i])
    values.high[i * width + columns + 1 + i] = 1
  })
  return { sizes: values.high.map(Math.abs), values, rows, columns, width, rowExponent }
}

/** What is left of an entry, below this share of its parts, is the rounding of the decimal numbers that the equations were written in. */
const ROUNDING = 2 ** -49
/** What is left of the entries of rows near 1, where they have cancelled altogether, is the rounding of double-double. */
const ELIMINATION_ROUNDING = 2 ** -95

/** Whether entry (i, j) of [A, b] is no more than the rounding of the entries that it has become a sum of. */
export function isRounding(tableau: EquationTableau, i: number, j: number): boolean {
  const { values, sizes, rows, columns, width } = tableau
  let parts = 0
  let shares = 0
  for (let k = 0; k < rows; k++) {
    const share = Math.abs(values.high[i * width + columns + 1 + k])
    shares += share
    parts += share * sizes[k * width + j]
  }
  return Math.abs(values.high[i * width + j]) <= Math.max(ROUNDING * parts, ELIMINATION_ROUNDING * shares)
}

/** The largest entry of A among the rows and columns that are not used yet; null where only rounding is left. */
export function findPivot(tableau: EquationTableau, used: readonly Pivot[]): Pivot | null {
  const { values, rows, columns, width } = tableau
  const usedRows = new Set(used.map(({ row }) => row))
  const usedColumns = new Set(used.map(({ column }) => column))
  let best: Pivot | null = null
  for (let row = 0; row < rows; row++) {
    if (usedRows.has(row)) continue
    for (let column = 0; column < columns; column++) {
      const size = Math.abs(values.high[row * width + column])
      if (size <= (best?.size ?? 0) || usedColumns.has(column)) continue
      if (!isRounding(tableau, row, column)) best = { row, column, size }
    }
  }
  return best
}

/** Makes the pivot 1 and the other entries of its column 0. */
export function eliminateColumn({ values, rows, width }: EquationTableau, { row, column }: Pivot): void {
  const own = row * width
  const out = new Float64Array(2)
  const pivot = { high: values.high[own + column], low: values.low[own + column] }
  for (let j = own; j < own + width; j++) {
    divideDoubleDouble(values.high[j], values.low[j], pivot.high, pivot.low, out)
    values.high[j] = out[0]
    values.low[j] = out[1]
  }
  for (let i = 0; i < rows; i++) {
    const at = i * width + column
    if (i === row || values.high[at] === 0) continue
    const factor = { high: -values.high[at], low: -values.low[at] }
    const strided = (start: number) => ({ values, start, stride: 1 })
    addScaledDoubleDouble(factor, strided(own), strided(i * width), width)
    values.high[at] = 0
    values.low[at] = 0
  }
}
