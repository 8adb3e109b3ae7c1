import type { LeastSquares } from '../estimators/leastSquares'
import { symmetricEigenvalues } from '../numeric/symmetricEigen'

interface HessianCoordinates {
  readonly spread: Float64Array
  /** Index of an intercept that is orthogonal to all other columns because they are centred; -1 otherwise. */
  readonly standardizedIntercept: number
  /** Σ w of the rows. */
  readonly totalWeight: number
  /** G = factor · XᵀWX / Σ w: 1 for the mean of squares, Σ w for their sum. */
  readonly factor: number
}

/**
 * Eigenvalues of the Hessian 2 G, ascending. Those of G are good to ε λmax, so the large ones come from it; the small ones are
 * the reciprocals of the large ones of G⁻¹, which the factorisation knows without squaring the condition number.
 */
export function hessianEigenvalues(
  gram: Float64Array,
  leastSquares: LeastSquares,
  coordinates: HessianCoordinates,
): Float64Array {
  const order = leastSquares.rank
  const direct = symmetricEigenvalues(gram, order)
  const reciprocals = inverseEigenvalues(leastSquares, coordinates)
  const border = Math.sqrt(direct[order - 1]) * Math.sqrt(reciprocals[0])
  return direct.map((value, i) => 2 * (reciprocals[i] < border ? reciprocals[i] : value))
}

/** Eigenvalues of G as reciprocals of those of G⁻¹, ascending. */
function inverseEigenvalues(
  { rank, unscaledCovariance }: LeastSquares,
  { spread, standardizedIntercept, totalWeight, factor }: HessianCoordinates,
): Float64Array {
  const inverse = new Float64Array(rank * rank)
  for (let j = 0; j < rank; j++) {
    for (let k = 0; k < rank; k++) {
      if (j === standardizedIntercept || k === standardizedIntercept) continue
      const entry = unscaledCovariance[j * rank + k] * spread[j] * spread[k]
      inverse[j * rank + k] = (entry * totalWeight) / factor
    }
  }
  if (standardizedIntercept >= 0) inverse[standardizedIntercept * (rank + 1)] = 1 / factor
  return symmetricEigenvalues(inverse, rank)
    .reverse()
    .map((value) => 1 / value)
}
