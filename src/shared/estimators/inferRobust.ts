import { studentTQuantile, studentTTwoSided } from '../numeric/studentT'
import type { DesignMatrix } from '../formula/designMatrix'
import type { Coefficient } from './fitResult'
import type { Inference } from './inference'
import type { LeastSquares } from './leastSquares'
import type { RobustPart } from './robustPart'

/**
 * What can be said of a robust estimate: its scale, and where there is an asymptotic covariance standard errors, and t statistics and
 * intervals with n − r degrees of freedom, as robustbase has them. R², F, likelihood and what is made of it presuppose least squares.
 */
export function inferRobust(
  { columnNames }: Pick<DesignMatrix, 'columnNames'>,
  leastSquares: LeastSquares & { readonly robust: RobustPart },
  level: number,
): Inference {
  const { dfResidual, rank, columns, robust } = leastSquares
  const covariance = robust.whitened === null ? null : unwhiten(leastSquares.inverseR, robust.whitened, rank)
  const quantile = dfResidual > 0 ? -studentTQuantile((1 - level) / 2, dfResidual) : NaN
  return {
    coefficients: columnNames.map((term, column): Coefficient => {
      const k = columns.indexOf(column)
      const estimate = leastSquares.coefficients[column]
      const stdError = k < 0 || covariance === null ? NaN : Math.sqrt(covariance[k * rank + k])
      const statistic = stdError > 0 ? estimate / stdError : NaN
      return {
        term,
        estimate,
        stdError,
        statistic,
        pValue: dfResidual > 0 && !Number.isNaN(statistic) ? studentTTwoSided(statistic, dfResidual) : NaN,
        ciLower: estimate - quantile * stdError,
        ciUpper: estimate + quantile * stdError,
        aliased: Number.isNaN(estimate),
        trustedDigits: leastSquares.trustedDigits[column],
      }
    }),
    covariance: covariance === null ? [] : matrixRows(covariance, rank),
    sigma: robust.scale,
    rSquared: NaN,
    adjRSquared: NaN,
    fStatistic: null,
    logLik: NaN,
    aic: NaN,
    bic: NaN,
  }
}

/** R⁻¹ M R⁻ᵀ. */
function unwhiten(inverse: Float64Array, middle: Float64Array, rank: number): Float64Array {
  const product = new Float64Array(rank * rank)
  const left = new Float64Array(rank * rank)
  for (let i = 0; i < rank; i++) {
    for (let k = 0; k < rank; k++) {
      for (let j = i; j < rank; j++) left[i * rank + k] += inverse[i * rank + j] * middle[j * rank + k]
    }
  }
  for (let i = 0; i < rank; i++) {
    for (let j = 0; j < rank; j++) {
      for (let k = j; k < rank; k++) product[i * rank + j] += left[i * rank + k] * inverse[j * rank + k]
    }
  }
  return product
}

const matrixRows = (matrix: Float64Array, rank: number): number[][] =>
  Array.from({ length: rank }, (_, i) => Array.from(matrix.subarray(i * rank, (i + 1) * rank)))
