import { symmetricEigenvalues } from '../numeric/symmetricEigen'
import type { LeastSquares } from './leastSquares'

/**
 * κ₂ of √w·X on its estimable columns as they are, R's `kappa(X, exact = TRUE)`: √(λmax(RᵀR) · λmax((RᵀR)⁻¹)). Unlike the
 * scaled one it grows with the columns' units; the digits of a fit depend on the scaled one. NaN for rank 0.
 */
export function matrixConditionNumber({ rank, inverseR, unscaledCovariance }: LeastSquares): number {
  if (rank === 0) return NaN
  const triangle = invertUpper(inverseR, rank)
  const gram = new Float64Array(rank * rank)
  for (let j = 0; j < rank; j++) {
    for (let k = j; k < rank; k++) {
      let sum = 0
      for (let i = 0; i <= j; i++) sum += triangle[i * rank + j] * triangle[i * rank + k]
      gram[j * rank + k] = sum
    }
  }
  const largest = (matrix: Float64Array): number => Math.sqrt(symmetricEigenvalues(matrix, rank)[rank - 1])
  return Math.max(1, largest(gram) * largest(unscaledCovariance))
}

/** The inverse of an upper triangular matrix, row-major. */
function invertUpper(triangle: Float64Array, order: number): Float64Array {
  const inverse = new Float64Array(order * order)
  for (let column = 0; column < order; column++) {
    for (let i = column; i >= 0; i--) {
      let sum = i === column ? 1 : 0
      for (let k = i + 1; k <= column; k++) sum -= triangle[i * order + k] * inverse[k * order + column]
      inverse[i * order + column] = sum / triangle[i * order + i]
    }
  }
  return inverse
}
