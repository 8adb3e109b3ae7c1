import { studentTQuantile, studentTTwoSided } from '../numeric/studentT'
import type { Estimation } from './estimation'
import type { Coefficient } from './fitResult'
import type { Inference } from './inference'
import { likelihood } from './inference'
import type { LeastSquares } from './leastSquares'

/**
 * What can be said of an estimate that is not ordinary least squares: σ² = RSS / (n − tr H), R² = 1 − RSS / TSS, and likelihood, AIC and
 * BIC with tr H + 1 parameters. An `exact` one (under equations) has the standard errors, intervals and tests of least squares, but no F of
 * all predictors, because the equations need not allow them to be 0. A `bayesian` one has standard errors and intervals (Student's t with
 * n − tr H degrees of freedom) of the posterior; tests there are none, because a shrunken estimate has no distribution about 0.
 */
export function inferOther(estimation: Estimation, level: number): Inference {
  const { design, leastSquares, inference } = estimation
  const { residualNorm, dfResidual, totalNorm, observations } = leastSquares
  const sigma = dfResidual > 0 ? residualNorm / Math.sqrt(dfResidual) : NaN
  const dfTotal = observations - (design.assign.includes(0) ? 1 : 0)
  const unexplained = totalNorm > 0 ? (residualNorm / totalNorm) ** 2 : 1
  const hasErrors = inference !== 'none'
  return {
    coefficients: design.columnNames.map((term, column) =>
      coefficient({ term, column }, leastSquares, {
        sigma: hasErrors ? sigma : NaN,
        dfTest: inference === 'exact' ? dfResidual : NaN,
        quantile: dfResidual > 0 ? -studentTQuantile((1 - level) / 2, dfResidual) : NaN,
      }),
    ),
    covariance: hasErrors ? covariance(leastSquares, sigma) : [],
    sigma,
    rSquared: 1 - unexplained,
    adjRSquared: dfResidual > 0 ? 1 - unexplained * (dfTotal / dfResidual) : NaN,
    fStatistic: null,
    ...likelihood(design, leastSquares),
  }
}

interface CoefficientErrors {
  readonly sigma: number
  /** Of the intervals. */
  readonly quantile: number
  /** Degrees of freedom of the tests; NaN where there are none. */
  readonly dfTest: number
}

function coefficient(
  { term, column }: { readonly term: string; readonly column: number },
  { coefficients, columns, rank, inverseR, trustedDigits }: LeastSquares,
  { sigma, quantile, dfTest }: CoefficientErrors,
): Coefficient {
  const estimate = coefficients[column]
  const k = columns.indexOf(column)
  const stdError = k < 0 ? NaN : sigma * Math.hypot(...inverseR.subarray(k * rank + k, (k + 1) * rank))
  const statistic = dfTest > 0 && stdError > 0 ? estimate / stdError : NaN
  return {
    term,
    estimate,
    stdError,
    statistic,
    pValue: Number.isNaN(statistic) ? NaN : studentTTwoSided(statistic, dfTest),
    ciLower: estimate - quantile * stdError,
    ciUpper: estimate + quantile * stdError,
    aliased: Number.isNaN(estimate),
    trustedDigits: trustedDigits[column],
  }
}

function covariance({ rank, unscaledCovariance }: LeastSquares, sigma: number): number[][] {
  return Array.from({ length: rank }, (_, i) =>
    Array.from({ length: rank }, (__, j) => sigma * sigma * unscaledCovariance[i * rank + j]),
  )
}
