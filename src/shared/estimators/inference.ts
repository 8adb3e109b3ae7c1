import type { DesignMatrix } from '../formula/designMatrix'
import { compensatedSum } from '../numeric/compensatedSum'
import { fUpperTail } from '../numeric/fDistribution'
import { studentTQuantile, studentTTwoSided } from '../numeric/studentT'
import type { Coefficient, FitResult } from './fitResult'
import type { LeastSquares } from './leastSquares'

/** The part of a fit result that follows from the least-squares solution alone. */
export type Inference = Pick<
  FitResult,
  | 'coefficients'
  | 'covariance'
  | 'sigma'
  | 'rSquared'
  | 'adjRSquared'
  | 'fStatistic'
  | 'logLik'
  | 'aic'
  | 'bic'
>

type Model = Pick<DesignMatrix, 'columnNames' | 'hasIntercept' | 'weights'>

/**
 * Classical inference on a linear model: R's `summary.lm`, `confint`, `logLik` (variance estimated by maximum likelihood),
 * `AIC`, `BIC`. R² and F are about the mean with an intercept, about zero without. Without residual degrees of freedom
 * everything that needs σ is NaN; a perfect fit has σ = 0 and infinite statistics. `level` is that of the intervals.
 */
export function infer(model: Model, leastSquares: LeastSquares, level: number): Inference {
  const { rank, dfResidual, residualNorm, unscaledCovariance } = leastSquares
  const sigma = dfResidual > 0 ? residualNorm / Math.sqrt(dfResidual) : NaN
  const covariance = Array.from({ length: rank }, (_, i) =>
    Array.from({ length: rank }, (__, j) => sigma * sigma * unscaledCovariance[i * rank + j]),
  )
  return {
    coefficients: coefficientTable(model, leastSquares, { sigma, level }),
    covariance,
    sigma,
    ...goodnessOfFit(model, leastSquares),
    ...likelihood(model, leastSquares),
  }
}

function coefficientTable(
  { columnNames }: Model,
  leastSquares: LeastSquares,
  { sigma, level }: { readonly sigma: number; readonly level: number },
): Coefficient[] {
  const { rank, columns, coefficients, inverseR, dfResidual, trustedDigits } = leastSquares
  const quantile = dfResidual > 0 ? -studentTQuantile((1 - level) / 2, dfResidual) : NaN
  const table = columnNames.map((term) => ({ ...NOT_ESTIMABLE, term }))
  for (let k = 0; k < rank; k++) {
    const estimate = coefficients[columns[k]]
    const stdError = sigma * rowNorm(inverseR, rank, k)
    const statistic = estimate / stdError
    table[columns[k]] = {
      term: columnNames[columns[k]],
      estimate,
      stdError,
      statistic,
      pValue: dfResidual > 0 ? studentTTwoSided(statistic, dfResidual) : NaN,
      ciLower: estimate - quantile * stdError,
      ciUpper: estimate + quantile * stdError,
      aliased: false,
      trustedDigits: trustedDigits[columns[k]],
    }
  }
  return table
}

const NOT_ESTIMABLE = {
  estimate: NaN,
  stdError: NaN,
  statistic: NaN,
  pValue: NaN,
  ciLower: NaN,
  ciUpper: NaN,
  aliased: true,
  trustedDigits: NaN,
}

/** Norm of a row of R⁻¹; the square root of (XᵀWX)⁻¹'s diagonal, without its overflow. */
function rowNorm(inverseR: Float64Array, rank: number, row: number): number {
  return Math.hypot(...inverseR.subarray(row * rank + row, (row + 1) * rank))
}

/** R², adjusted R² and F from the effects, whose squares add up to the explained sum of squares without cancellation. */
function goodnessOfFit(
  { hasIntercept }: Model,
  { rank, columns, effects, residualNorm, dfResidual }: LeastSquares,
): Pick<Inference, 'rSquared' | 'adjRSquared' | 'fStatistic'> {
  const dfIntercept = hasIntercept && columns[0] === 0 ? 1 : 0
  const explaining = effects.subarray(dfIntercept)
  const df1 = rank - dfIntercept
  const scale = explaining.reduce((most, effect) => Math.max(most, Math.abs(effect)), residualNorm) || 1
  const explained = explaining.reduce((sum, effect) => sum + (effect / scale) ** 2, 0)
  const unexplained = (residualNorm / scale) ** 2
  const total = explained + unexplained
  if (df1 === 0) return { rSquared: 0, adjRSquared: 0, fStatistic: null }
  const value = dfResidual > 0 ? explained / df1 / (unexplained / dfResidual) : NaN
  return {
    rSquared: explained / total,
    adjRSquared: dfResidual > 0 ? 1 - (unexplained / total) * ((df1 + dfResidual) / dfResidual) : NaN,
    fStatistic: { value, df1, df2: dfResidual, pValue: fUpperTail(value, df1, dfResidual) },
  }
}

/** R's `logLik.lm`, rows of zero weight not counted; the parameters are the coefficients and the variance. */
export function likelihood(
  { weights }: Model,
  { observations: n, dfResidual, residualNorm }: LeastSquares,
): Pick<Inference, 'logLik' | 'aic' | 'bic'> {
  const logWeights = weights ? compensatedSum(weights.filter((weight) => weight > 0).map(Math.log)) : 0
  const logRss = 2 * Math.log(residualNorm)
  const logLik = 0.5 * (logWeights - n * (Math.log(2 * Math.PI) + 1 - Math.log(n) + logRss))
  const parameters = n - dfResidual + 1
  return { logLik, aic: 2 * parameters - 2 * logLik, bic: Math.log(n) * parameters - 2 * logLik }
}
