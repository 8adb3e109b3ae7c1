import { choleskyFactor, solveLower } from '../numeric/cholesky'
import { createDoubleDoubles } from '../numeric/doubleDouble'
import { foldBlock } from '../numeric/foldBlock'
import { withColumnBlock } from '../numeric/withColumnBlock'
import type { ElasticProblem } from './elasticProblem'

/** T with TᵀT = M_AᵀM_A + squares, for some columns A of a problem. */
export interface ActiveTriangle {
  /** Upper, |A| × |A|, column-major. */
  readonly triangle: Float64Array
  /** T⁻ᵀ M_Aᵀz */
  readonly effects: Float64Array
}

/** Squared pivots above this share of their column's square: its square root is lost in the factor, and made good by a refinement. */
const WELL_CONDITIONED = 1e-6

/** From the cross products where the columns are far from dependent, else by QR of [M_A; √squares I]. */
export function activeTriangle(
  problem: ElasticProblem,
  squares: number,
  active: readonly number[],
): ActiveTriangle {
  const { gram, products, columns } = problem
  const count = active.length
  const matrix = new Float64Array(count * count)
  active.forEach((j, k) => {
    for (let m = 0; m <= k; m++) matrix[k * count + m] = gram[j * columns.length + active[m]]
    matrix[k * count + k] += squares
  })
  // Row k of the lower factor is column k of T.
  const factor = choleskyFactor(matrix, count)
  for (let k = 0; k < count; k++) {
    const diagonal = k * count + k
    if (!(factor[diagonal] ** 2 > WELL_CONDITIONED * matrix[diagonal]))
      return byRows(problem, squares, active)
  }
  const effects = Float64Array.from(active, (j) => products[j])
  solveLower(factor, effects, { order: count, count: 1 })
  return { triangle: factor, effects }
}

function byRows(
  { rows, matrix, response }: ElasticProblem,
  squares: number,
  active: readonly number[],
): ActiveTriangle {
  const count = active.length
  const order = count + 1
  const height = rows + (squares > 0 ? count : 0)
  const folded = createDoubleDoubles(order * order)
  withColumnBlock(height * order, (block) => {
    const { values } = block
    values.fill(0, 0, height * order)
    active.forEach((j, k) => {
      values.set(matrix.subarray(j * rows, (j + 1) * rows), k * height)
      if (squares > 0) values[k * height + rows + k] = Math.sqrt(squares)
    })
    values.set(response, count * height)
    foldBlock(folded, order, block, height)
  })
  const triangle = new Float64Array(count * count)
  for (let k = 0; k < count; k++) {
    triangle.set(folded.high.subarray(k * order, k * order + count), k * count)
  }
  return { triangle, effects: folded.high.slice(count * order, count * order + count) }
}

/** T b = target, by back substitution, in place; over the first columns, as many as the target has entries. */
export function solveUpper(triangle: Float64Array, order: number, target: Float64Array): void {
  for (let k = target.length - 1; k >= 0; k--) {
    target[k] /= triangle[k * order + k]
    for (let i = 0; i < k; i++) target[i] -= target[k] * triangle[k * order + i]
  }
}

/** tr M_A (M_AᵀM_A + squares)⁻¹ M_Aᵀ = |A| − squares ‖T⁻¹‖²: how many free coefficients the active ones are worth. */
export function activeDf(problem: ElasticProblem, squares: number, active: readonly number[]): number {
  const count = active.length
  if (squares === 0) return count
  const { triangle } = activeTriangle(problem, squares, active)
  let norm = 0
  for (let k = 0; k < count; k++) {
    const column = new Float64Array(k + 1)
    column[k] = 1
    solveUpper(triangle, count, column)
    for (const entry of column) norm += entry * entry
  }
  return count - squares * norm
}
