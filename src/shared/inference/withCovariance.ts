import { choleskyFactor, solveLower } from '../numeric/cholesky'
import type { Coefficient, FitResult } from '../estimators/fitResult'
import type { LeastSquares } from '../estimators/leastSquares'
import { fUpperTail } from '../numeric/fDistribution'
import { studentTQuantile, studentTTwoSided } from '../numeric/studentT'
import type { CovarianceEstimate } from './covarianceEstimate'

/**
 * The same fit with another covariance of its coefficients: standard errors, t statistics, p-values and intervals (Student's t
 * with the residual degrees of freedom, at the result's level) and F become those of the estimate, as lmtest's `coeftest`,
 * `coefci` and `waldtest` give them. Estimates, sums of squares and R² stay.
 */
export function withCovariance(
  result: FitResult,
  leastSquares: LeastSquares,
  estimate: CovarianceEstimate,
): FitResult {
  const { rank, columns, dfResidual } = leastSquares
  const { covariance } = estimate
  const quantile = dfResidual > 0 ? -studentTQuantile((1 - result.level) / 2, dfResidual) : NaN
  const coefficients = result.coefficients.slice()
  columns.forEach((column, k) => {
    const stdError = Math.sqrt(covariance[k * rank + k])
    coefficients[column] = withStdError(coefficients[column], stdError, { dfResidual, quantile })
  })
  return {
    ...result,
    coefficients,
    covariance: Array.from({ length: rank }, (_, i) =>
      Array.from(covariance.subarray(i * rank, (i + 1) * rank)),
    ),
    covarianceKind: estimate.kind,
    bootstrap: estimate.bootstrap,
    fStatistic: waldTest(result, leastSquares, estimate),
  }
}

function withStdError(
  coefficient: Coefficient,
  stdError: number,
  { dfResidual, quantile }: { readonly dfResidual: number; readonly quantile: number },
): Coefficient {
  const statistic = coefficient.estimate / stdError
  return {
    ...coefficient,
    stdError,
    statistic,
    pValue: dfResidual > 0 ? studentTTwoSided(statistic, dfResidual) : NaN,
    ciLower: coefficient.estimate - quantile * stdError,
    ciUpper: coefficient.estimate + quantile * stdError,
  }
}

/**
 * Wald's F = βᵀV⁻¹β / q of all q slopes. Because R is triangular the slopes are R⁻¹ times the effects behind the intercept's, so it
 * is taken from these and the whitened covariance. NaN where that is singular (as with fewer clusters than slopes).
 */
function waldTest(
  { fStatistic }: FitResult,
  { rank, effects, dfResidual }: LeastSquares,
  { whitened }: CovarianceEstimate,
): FitResult['fStatistic'] {
  if (fStatistic === null) return null
  const order = fStatistic.df1
  const first = rank - order
  const scale = Float64Array.from({ length: order }, (_, i) =>
    Math.sqrt(whitened[(first + i) * rank + first + i]),
  )
  const correlation = new Float64Array(order * order)
  for (let i = 0; i < order; i++) {
    for (let j = 0; j < order; j++) {
      correlation[i * order + j] = whitened[(first + i) * rank + first + j] / scale[i] / scale[j]
    }
  }
  const factor = choleskyFactor(correlation, order)
  const solved = Float64Array.from(scale, (size, i) => effects[first + i] / size)
  solveLower(factor, solved, { order, count: 1 })
  const regular = scale.every((_, i) => factor[i * order + i] > SINGULAR)
  const value = regular ? solved.reduce((sum, entry) => sum + entry * entry, 0) / order : NaN
  return { ...fStatistic, value, pValue: fUpperTail(value, order, dfResidual) }
}

/** A pivot of a correlation matrix below this is rounding. */
const SINGULAR = 1e-7
