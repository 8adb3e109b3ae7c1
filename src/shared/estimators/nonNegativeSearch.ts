import { createDoubleDoubles } from '../numeric/doubleDouble'
import { foldBlock } from '../numeric/foldBlock'
import { withColumnBlock } from '../numeric/withColumnBlock'

/** min ‖Ab − y‖ with b ≥ 0. */
export interface NonNegativeProblem {
  /** Entries of a column. */
  readonly rows: number
  /** Columns of length 1, one after the other. */
  readonly matrix: Float64Array
  readonly response: Float64Array
}

/** A gradient below this share of the response is 0. */
const STATIONARY = 1e-13
/** What is left of a column after those before it, below this share of it, is rounding. */
const DEPENDENT = 1e-11

/** The columns whose coefficient is positive in the solution, ascending: Lawson and Hanson (1974), chapter 23. */
export function nonNegativeSearch({ rows, matrix, response }: NonNegativeProblem): number[] {
  const columns = rows === 0 ? 0 : matrix.length / rows
  const limit = STATIONARY * Math.hypot(...response)
  const barred = new Set<number>()
  let coefficients: Float64Array = new Float64Array(columns)
  let passive: number[] = []
  for (let step = 0; step < 10 * columns; step++) {
    const entering = steepest({ rows, matrix, response }, coefficients, [...passive, ...barred])
    if (entering === null || entering.gradient <= limit) return passive.sort((a, b) => a - b)
    passive.push(entering.column)
    const solved = solveOn({ rows, matrix, response }, passive)
    if (solved === null || solved[passive.length - 1] <= 0) {
      // It depends on the others, or only rounding drew it in.
      barred.add(entering.column)
      passive.pop()
      continue
    }
    ;({ passive, coefficients } = retreat({ rows, matrix, response }, passive, coefficients))
    barred.clear()
  }
  return passive.sort((a, b) => a - b)
}

/** The column outside `taken` along which the sum of squares falls fastest. */
function steepest(
  { rows, matrix, response }: NonNegativeProblem,
  coefficients: Float64Array,
  taken: readonly number[],
): { readonly column: number; readonly gradient: number } | null {
  const residual = response.slice()
  coefficients.forEach((value, j) => {
    if (value === 0) return
    for (let i = 0; i < rows; i++) residual[i] -= value * matrix[j * rows + i]
  })
  let best: { column: number; gradient: number } | null = null
  for (let j = 0; j < coefficients.length; j++) {
    if (taken.includes(j)) continue
    let gradient = 0
    for (let i = 0; i < rows; i++) gradient += matrix[j * rows + i] * residual[i]
    if (best === null || gradient > best.gradient) best = { column: j, gradient }
  }
  return best
}

/** Least squares on the passive columns; while one of them would not be positive, only as far as the first becomes 0, which leaves. */
function retreat(
  problem: NonNegativeProblem,
  entered: readonly number[],
  from: Float64Array,
): { readonly passive: number[]; readonly coefficients: Float64Array } {
  let passive = [...entered]
  let coefficients = from
  for (;;) {
    const solved = solveOn(problem, passive) ?? new Float64Array(passive.length)
    const next = new Float64Array(from.length)
    passive.forEach((j, k) => (next[j] = solved[k]))
    const leaving = passive.filter((j) => next[j] <= 0)
    if (leaving.length === 0) return { passive, coefficients: next }
    const before = coefficients
    const share = leaving.reduce((least, j) => Math.min(least, before[j] / (before[j] - next[j])), 1)
    const moved = before.map((value, j) => value + share * (next[j] - value))
    const first = leaving.reduce((least, j) => (moved[j] < moved[least] ? j : least), leaving[0])
    passive = passive.filter((j) => j !== first && moved[j] > 0)
    coefficients = moved.map((value, j) => (passive.includes(j) ? value : 0))
  }
}

/** The least-squares coefficients of some columns; null where they are dependent. */
function solveOn(
  { rows, matrix, response }: NonNegativeProblem,
  columns: readonly number[],
): Float64Array | null {
  const order = columns.length + 1
  const triangle = createDoubleDoubles(order * order)
  withColumnBlock(rows * order, (block) => {
    columns.forEach((j, k) => block.values.set(matrix.subarray(j * rows, (j + 1) * rows), k * rows))
    block.values.set(response, columns.length * rows)
    foldBlock(triangle, order, block, rows)
  })
  const { high } = triangle
  const solution = high.slice(columns.length * order, columns.length * order + columns.length)
  for (let k = columns.length - 1; k >= 0; k--) {
    if (!(Math.abs(high[k * order + k]) > DEPENDENT)) return null
    solution[k] /= high[k * order + k]
    for (let i = 0; i < k; i++) solution[i] -= solution[k] * high[k * order + i]
  }
  return solution
}
