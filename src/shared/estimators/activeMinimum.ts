import { solveLower } from '../numeric/cholesky'
import { activeTriangle, solveUpper } from './activeTriangle'
import type { ElasticProblem, ElasticWeights } from './elasticProblem'
import { productsWith, residualsAt } from './elasticProblem'

/** The minimum over some coefficients of given signs, or a direction in which they leave the fit as it is; in the order of `active`. */
export type ActiveMinimum =
  | { readonly kind: 'minimum'; readonly coefficients: Float64Array }
  | { readonly kind: 'dependent'; readonly direction: Float64Array }

/** What is left of a column after those before it, below this share of it, is rounding. */
const DEPENDENT = 1e-11

/**
 * Of ½‖z − M_A b‖² + absolute sᵀb + ½ squares ‖b‖², s the signs: TᵀT b = M_Aᵀz − absolute s, refined once by the gradient that is left
 * (corrected semi-normal equations: Björck 1987).
 */
export function activeMinimum(
  problem: ElasticProblem,
  weights: ElasticWeights,
  { active, signs }: { readonly active: readonly number[]; readonly signs: ArrayLike<number> },
): ActiveMinimum {
  const count = active.length
  const { triangle, effects } = activeTriangle(problem, weights.squares, active)
  const dependent = active.findIndex((_, k) => {
    const column = triangle.subarray(k * count, k * count + k + 1)
    return !(column[k] > DEPENDENT * Math.hypot(...column))
  })
  if (dependent >= 0) return { kind: 'dependent', direction: dependency(triangle, count, dependent) }
  const pull = Float64Array.from(active, (j) => weights.absolute * signs[j])
  solveLower(triangle, pull, { order: count, count: 1 })
  const coefficients = effects.map((effect, k) => effect - pull[k])
  solveUpper(triangle, count, coefficients)
  const left = gradientLeft(problem, weights, { active, signs, coefficients })
  solveLower(triangle, left, { order: count, count: 1 })
  solveUpper(triangle, count, left)
  return { kind: 'minimum', coefficients: coefficients.map((value, k) => value + left[k]) }
}

/** M_Aᵀ(z − M_A b) − absolute s − squares b */
function gradientLeft(
  problem: ElasticProblem,
  { absolute, squares }: ElasticWeights,
  {
    active,
    signs,
    coefficients,
  }: {
    readonly active: readonly number[]
    readonly signs: ArrayLike<number>
    readonly coefficients: Float64Array
  },
): Float64Array {
  const all = new Float64Array(problem.columns.length)
  active.forEach((j, k) => (all[j] = coefficients[k]))
  const gradient = productsWith(problem, residualsAt(problem, all))
  return Float64Array.from(active, (j) => gradient(j) - absolute * signs[j] - squares * all[j])
}

/** 1 for column k, for those before it what takes it away, 0 for those behind. */
function dependency(triangle: Float64Array, count: number, k: number): Float64Array {
  const before = triangle.slice(k * count, k * count + k)
  solveUpper(triangle, count, before)
  const direction = new Float64Array(count)
  direction.set(before.map((value) => -value))
  direction[k] = 1
  return direction
}
