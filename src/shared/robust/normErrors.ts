import type { NormEstimate } from './iterateNorm'
import type { RegressionRows } from './regressionRows'
import type { RobustNorm } from './robustNorm'

/**
 * The covariance of γ by Huber (1973) with the correction κ of Street, Carroll and Ruppert (1988), as `summary.rlm` of MASS:
 * (κ / m)² Σ (σψ)² / (n − r) · I, m the mean of ψ′ and κ = 1 + r var ψ′ / (n m²). It holds for many rows and errors that do not depend on x.
 */
export function normErrors(
  { count, rank }: RegressionRows,
  norm: RobustNorm,
  { residuals, scale }: Pick<NormEstimate, 'residuals' | 'scale'>,
): Float64Array {
  let squares = 0
  let slope = 0
  let slopeSquares = 0
  for (const residual of residuals) {
    const u = residual / scale
    squares += norm.psi(u) ** 2
    const derivative = norm.psiDerivative(u)
    slope += derivative
    slopeSquares += derivative * derivative
  }
  const mean = slope / count
  const variance = Math.max(0, (slopeSquares - count * mean * mean) / (count - 1))
  const correction = 1 + (rank * variance) / (count * mean * mean)
  const variancePerColumn = (correction / mean) ** 2 * scale * scale * (squares / (count - rank))
  const covariance = new Float64Array(rank * rank)
  for (let k = 0; k < rank; k++) covariance[k * rank + k] = variancePerColumn
  return covariance
}
