import type { CovarianceKind } from '../estimators/fitResult'
import type { LeastSquares } from '../estimators/leastSquares'
import type { BootstrapSummary } from '../estimators/linearInference'

/** A covariance of the estimable coefficients; both matrices are r × r, row-major, in the order of `LeastSquares.columns`. */
export interface CovarianceEstimate {
  readonly kind: CovarianceKind
  readonly covariance: Float64Array
  /** R V Rᵀ, the covariance of γ = Rβ: what tests of several coefficients use, for it is well conditioned where V is not. */
  readonly whitened: Float64Array
  /** Where it was found by resampling: what else that found. */
  readonly bootstrap?: BootstrapSummary
}

/** V = R⁻¹ M R⁻ᵀ of a covariance M in the coordinates of the orthonormal rows Q = X R⁻¹. */
export function estimateFromWhitened(
  kind: CovarianceKind,
  { rank, inverseR }: Pick<LeastSquares, 'rank' | 'inverseR'>,
  whitened: Float64Array,
): CovarianceEstimate {
  const half = new Float64Array(rank * rank)
  for (let i = 0; i < rank; i++) {
    for (let j = 0; j < rank; j++) {
      for (let k = i; k < rank; k++) half[i * rank + j] += inverseR[i * rank + k] * whitened[k * rank + j]
    }
  }
  const covariance = new Float64Array(rank * rank)
  for (let i = 0; i < rank; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0
      for (let k = j; k < rank; k++) sum += half[i * rank + k] * inverseR[j * rank + k]
      covariance[i * rank + j] = covariance[j * rank + i] = sum
    }
  }
  return { kind, covariance, whitened }
}
