import type { DesignMatrix } from '../formula/designMatrix'
import type { DoubleDoubles } from '../numeric/doubleDouble'
import { elasticPath } from './elasticPath'
import type { ElasticSettings } from './elasticProblem'
import { elasticProblem } from './elasticProblem'
import type { FoldedFold } from './foldFolds'
import { hasLeadingIntercept } from './frame'

/** How the elastic net predicts rows that it was not fitted to, for each λ. */
export interface CrossValidation {
  /** Σ w (y − ŷ)² / Σ w, every row predicted by the fit without its fold. */
  readonly mean: Float64Array
  /** Its standard error over the folds, which count by their Σ w. */
  readonly standardError: Float64Array
  /** The power of two that takes both to the data's units. */
  readonly power: number
}

/**
 * Cross-validation (Stone 1974) with the standard error of glmnet's `cv.glmnet`. λ descend; predictors are standardised anew without
 * each fold.
 */
export function crossValidate(
  design: DesignMatrix,
  folds: readonly FoldedFold[],
  { lambdas, alpha, standardize }: ElasticSettings & { readonly lambdas: Float64Array },
): CrossValidation {
  const errors = folds.map(({ others, held }) => {
    const problem = elasticProblem(others, design, standardize)
    return elasticPath(problem, alpha, lambdas).coefficients.map((coefficients) => {
      const factors = residualFactors(
        others.triangle,
        problem.toFrame(coefficients),
        hasLeadingIntercept(design),
      )
      return squaredNorm(held.triangle, factors) / held.totalWeight
    })
  })
  const total = folds.reduce((sum, { held }) => sum + held.totalWeight, 0)
  const average = (value: (fold: number) => number): number =>
    folds.reduce((sum, { held }, fold) => sum + (held.totalWeight / total) * value(fold), 0)
  const mean = lambdas.map((_, k) => average((fold) => errors[fold][k]))
  const standardError = mean.map((value, k) =>
    Math.sqrt(average((fold) => (errors[fold][k] - value) ** 2) / (folds.length - 1)),
  )
  return { mean, standardError, power: 2 * folds[0].others.frame.exponent[design.columnCount] }
}

/** [−β; 1] in frame units, with the intercept that is best for the slopes in the rows of a triangle. */
function residualFactors({ high }: DoubleDoubles, slopes: Float64Array, hasIntercept: boolean): Float64Array {
  const order = slopes.length + 1
  const factors = new Float64Array(order)
  slopes.forEach((slope, j) => (factors[j] = -slope))
  factors[order - 1] = 1
  if (!hasIntercept) return factors
  let first = 0
  for (let j = 1; j < order; j++) first += high[j * order] * factors[j]
  factors[0] = -first / high[0]
  return factors
}

/** ‖R f‖² of an upper triangle. */
function squaredNorm({ high }: DoubleDoubles, factors: Float64Array): number {
  const order = factors.length
  let squares = 0
  for (let i = 0; i < order; i++) {
    let sum = 0
    for (let j = i; j < order; j++) sum += high[j * order + i] * factors[j]
    squares += sum * sum
  }
  return squares
}

export interface PenaltyChoice {
  readonly lambda: number
  readonly lambdaMin: number
  readonly lambda1se: number
}

/** λ with the smallest error (`min`), or the largest one whose error is within a standard error of that (`1se`). λ descend. */
export function choosePenalty(
  lambdas: Float64Array,
  { mean, standardError }: CrossValidation,
  rule: 'min' | '1se',
): PenaltyChoice {
  const best = mean.reduce((least, value, k) => (value < mean[least] ? k : least), 0)
  const within = mean.findIndex((value) => value <= mean[best] + standardError[best])
  const lambdaMin = lambdas[best]
  const lambda1se = lambdas[Math.max(0, within)]
  return { lambda: rule === 'min' ? lambdaMin : lambda1se, lambdaMin, lambda1se }
}
