import type { DesignMatrix } from '../formula/designMatrix'
import type { ElasticProblem, ElasticSettings } from './elasticProblem'
import { gradientAt, weightsAt } from './elasticProblem'
import type { FoldedDesign, FoldingOptions } from './foldedDesign'
import type { LeastSquares } from './leastSquares'
import { penaltyInFrame } from './penalty'
import { solvePenalised } from './solvePenalised'

export interface ElasticFit extends ElasticSettings, FoldingOptions {
  readonly lambda: number
  readonly problem: ElasticProblem
  /** Coefficients of the problem's columns near the solution; their signs matter. */
  readonly near: Float64Array
}

export interface ElasticSolution {
  readonly leastSquares: LeastSquares
  /** How far the conditions of the minimum are from being met, as a share of the sizes that they compare. */
  readonly violation: number
}

/** Corrections of the signs before they are taken as they are. */
const MOST_ROUNDS = 30
/** A violation up to this is rounding. */
const ROUNDING = 1e-12

/**
 * The elastic net as the solution of linear equations at the signs of its coefficients, so that its digits are theirs and not those of
 * a search. The signs are corrected until the conditions of the minimum hold: Mⱼᵀ(z − Mb) = absolute sign bⱼ + squares bⱼ, or no larger
 * than `absolute` where bⱼ = 0.
 */
export function solveElastic(design: DesignMatrix, folded: FoldedDesign, fit: ElasticFit): ElasticSolution {
  const signs = fit.near.map(Math.sign)
  const solve = (): ElasticSolution & { readonly found: Conditions } => {
    const leastSquares = solveAtSigns(design, folded, { ...fit, signs })
    const found = checkConditions(leastSquares, fit)
    return { leastSquares, violation: found.violation, found }
  }
  let current = solve()
  let best = current
  for (let round = 0; round < MOST_ROUNDS && best.violation > ROUNDING; round++) {
    if (!correctSigns(signs, current.found)) break
    current = solve()
    if (current.violation < best.violation) best = current
  }
  return best
}

interface SignedFit extends ElasticFit {
  readonly signs: Float64Array
}

function solveAtSigns(design: DesignMatrix, folded: FoldedDesign, fit: SignedFit): LeastSquares {
  const { problem, signs, lambda, alpha, standardize, onProgress } = fit
  const all = new Float64Array(design.columnCount)
  problem.columns.forEach((column, k) => (all[column] = signs[k]))
  return solvePenalised(design, folded, {
    penaltyIn: (inFrame) =>
      penaltyInFrame(inFrame, design, {
        lambda,
        alpha,
        weight: folded.totalWeight,
        standardize,
        signs: all,
      }),
    dependent: 'zero',
    onProgress,
  })
}

interface Conditions {
  /** The problem's coefficients as they were solved. */
  readonly own: Float64Array
  readonly violation: number
  /** The coefficient that is 0 but is pulled away from it the most, and the sign of that pull. */
  readonly pulled: { readonly column: number; readonly sign: number } | null
}

function checkConditions(leastSquares: LeastSquares, { problem, lambda, alpha }: ElasticFit): Conditions {
  const { columns, gram, size } = problem
  const { absolute, squares } = weightsAt(problem, lambda, alpha)
  const own = problem.fromSlopes(leastSquares.coefficients)
  const gradient = gradientAt(problem, own)
  const lengths = own.map((_, j) => Math.sqrt(gram[j * columns.length + j]))
  const parts = own.reduce((sum, value, j) => sum + Math.abs(value) * lengths[j], size)
  let violation = 0
  let pulled: Conditions['pulled'] = null
  let furthest = 0
  own.forEach((value, j) => {
    const isZero = value === 0
    const excess = isZero
      ? Math.max(0, Math.abs(gradient[j]) - absolute)
      : Math.abs(gradient[j] - squares * value - absolute * Math.sign(value))
    const share = excess === 0 ? 0 : excess / (lengths[j] * parts)
    violation = Math.max(violation, share)
    if (!isZero || share <= furthest) return
    furthest = share
    pulled = { column: j, sign: Math.sign(gradient[j]) }
  })
  return { own, violation, pulled }
}

/** Coefficients that turned out otherwise become 0; where there are none, the one that is pulled the most enters. False: nothing to do. */
function correctSigns(signs: Float64Array, { own, pulled }: Conditions): boolean {
  const turned = [...signs.keys()].filter((j) => signs[j] !== 0 && own[j] * signs[j] <= 0)
  for (const j of turned) signs[j] = 0
  if (turned.length > 0) return true
  if (pulled === null) return false
  signs[pulled.column] = pulled.sign
  return true
}
