import type { LeastSquares } from './leastSquares'

/**
 * The variance of x'β is σ² ‖q‖² with q = R⁻ᵀ(x − c) for least squares, and qᵀ M q for a robust estimate with the whitened covariance M. This
 * is its root, for a q of r entries; NaN where there is no covariance.
 */
export function meanError(q: ArrayLike<number>, { rank, robust }: LeastSquares, sigma: number): number {
  let variance = 0
  if (robust === undefined) {
    for (let k = 0; k < rank; k++) variance += q[k] * q[k]
    return sigma * Math.sqrt(variance)
  }
  if (robust.whitened === null) return NaN
  for (let j = 0; j < rank; j++) {
    let across = 0
    for (let k = 0; k < rank; k++) across += robust.whitened[j * rank + k] * q[k]
    variance += q[j] * across
  }
  return Math.sqrt(variance)
}
