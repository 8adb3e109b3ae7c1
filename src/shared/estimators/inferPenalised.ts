import { studentTQuantile } from '../numeric/studentT'
import type { Estimation } from './estimation'
import type { Coefficient } from './fitResult'
import type { Inference } from './inference'
import { likelihood } from './inference'
import type { LeastSquares } from './leastSquares'

/**
 * What can be said of an estimate that is not least squares: σ² = RSS / (n − tr H), R² = 1 − RSS / TSS, and likelihood, AIC and BIC with
 * tr H + 1 parameters. A `bayesian` one has standard errors and intervals (Student's t with n − tr H degrees of freedom) of the
 * posterior; tests there are none, because a shrunken estimate has no distribution about 0.
 */
export function inferPenalised(estimation: Estimation, level: number): Inference {
  const { design, leastSquares, inference } = estimation
  const { residualNorm, dfResidual, rss, tss, observations } = leastSquares
  const sigma = dfResidual > 0 ? residualNorm / Math.sqrt(dfResidual) : NaN
  const dfTotal = observations - (design.hasIntercept ? 1 : 0)
  const unexplained = tss > 0 ? rss / tss : 1
  return {
    coefficients: design.columnNames.map((term, column) =>
      coefficient({ term, column }, leastSquares, {
        sigma: inference === 'bayesian' ? sigma : NaN,
        quantile: dfResidual > 0 ? -studentTQuantile((1 - level) / 2, dfResidual) : NaN,
      }),
    ),
    covariance: inference === 'bayesian' ? covariance(leastSquares, sigma) : [],
    sigma,
    rSquared: 1 - unexplained,
    adjRSquared: dfResidual > 0 ? 1 - unexplained * (dfTotal / dfResidual) : NaN,
    fStatistic: null,
    ...likelihood(design, leastSquares),
  }
}

function coefficient(
  { term, column }: { readonly term: string; readonly column: number },
  { coefficients, columns, rank, inverseR, trustedDigits }: LeastSquares,
  { sigma, quantile }: { readonly sigma: number; readonly quantile: number },
): Coefficient {
  const estimate = coefficients[column]
  const k = columns.indexOf(column)
  const stdError = k < 0 ? NaN : sigma * Math.hypot(...inverseR.subarray(k * rank + k, (k + 1) * rank))
  return {
    term,
    estimate,
    stdError,
    statistic: NaN,
    pValue: NaN,
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
