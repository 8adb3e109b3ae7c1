import { createDoubleDoubles } from '../numeric/doubleDouble'
import { foldBlock } from '../numeric/foldBlock'
import { withColumnBlock } from '../numeric/withColumnBlock'
import type { ElasticProblem, ElasticWeights } from './elasticProblem'

/** What is left of a column after those before it, below this share of it, is rounding. */
const DEPENDENT = 1e-11

/** The triangle T of [M_A; √squares I] with TᵀT = M_AᵀM_A + squares, for some columns A of a problem. */
export interface ActiveTriangle {
  /** The columns that are estimated. */
  readonly active: readonly number[]
  /** (|A| + 1) × (|A| + 1), column-major; the last column is the response's. */
  readonly triangle: Float64Array
}

export function activeTriangle(
  { rows, matrix, response }: ElasticProblem,
  squares: number,
  active: readonly number[],
): ActiveTriangle {
  const count = active.length
  const order = count + 1
  const height = rows + (squares > 0 ? count : 0)
  const triangle = createDoubleDoubles(order * order)
  withColumnBlock(height * order, (block) => {
    const { values } = block
    values.fill(0, 0, height * order)
    active.forEach((j, k) => {
      values.set(matrix.subarray(j * rows, (j + 1) * rows), k * height)
      if (squares > 0) values[k * height + rows + k] = Math.sqrt(squares)
    })
    values.set(response, count * height)
    foldBlock(triangle, order, block, height)
  })
  return { active, triangle: triangle.high }
}

/** The minimum over some coefficients of given signs, or a direction in which they leave the fit as it is; in the order of `active`. */
export type ActiveMinimum =
  | { readonly kind: 'minimum'; readonly coefficients: Float64Array }
  | { readonly kind: 'dependent'; readonly direction: Float64Array }

/** Of ½‖z − M_A b‖² + absolute sᵀb + ½ squares ‖b‖², s the signs: T b = Qᵀz − absolute T⁻ᵀs. */
export function activeMinimum(
  problem: ElasticProblem,
  { absolute, squares }: ElasticWeights,
  { active, signs }: { readonly active: readonly number[]; readonly signs: ArrayLike<number> },
): ActiveMinimum {
  const { triangle } = activeTriangle(problem, squares, active)
  const count = active.length
  const order = count + 1
  const target = triangle.slice(count * order, count * order + count)
  const pull = new Float64Array(count)
  for (let k = 0; k < count; k++) {
    const column = triangle.subarray(k * order, k * order + k + 1)
    if (!(column[k] > DEPENDENT * Math.hypot(...column))) {
      return { kind: 'dependent', direction: dependency(triangle, count, k) }
    }
    pull[k] = absolute * signs[active[k]]
    for (let i = 0; i < k; i++) pull[k] -= column[i] * pull[i]
    pull[k] /= column[k]
    target[k] -= pull[k]
  }
  solveUpper(triangle, order, target)
  return { kind: 'minimum', coefficients: target }
}

/** 1 for column k, for those before it what takes it away, 0 for those behind. */
function dependency(triangle: Float64Array, count: number, k: number): Float64Array {
  const order = count + 1
  const before = triangle.slice(k * order, k * order + k)
  solveUpper(triangle, order, before)
  const direction = new Float64Array(count)
  direction.set(before.map((value) => -value))
  direction[k] = 1
  return direction
}

/** Back substitution over the first columns, as many as the target has entries. */
function solveUpper(triangle: Float64Array, order: number, target: Float64Array): void {
  for (let k = target.length - 1; k >= 0; k--) {
    target[k] /= triangle[k * order + k]
    for (let i = 0; i < k; i++) target[i] -= target[k] * triangle[k * order + i]
  }
}

/** tr M_A (M_AᵀM_A + squares)⁻¹ M_Aᵀ = |A| − squares ‖T⁻¹‖²: how many free coefficients the active ones are worth. */
export function activeDf(problem: ElasticProblem, squares: number, active: readonly number[]): number {
  if (squares === 0) return active.length
  const { triangle } = activeTriangle(problem, squares, active)
  const order = active.length + 1
  let norm = 0
  for (let k = 0; k < active.length; k++) {
    const column = new Float64Array(k + 1)
    column[k] = 1
    solveUpper(triangle, order, column)
    for (const entry of column) norm += entry * entry
  }
  return active.length - squares * norm
}
