import { symmetricEigenvalues } from '../numeric/symmetricEigen'
import { timesPowerOfTwo } from '../numeric/timesPowerOfTwo'
import type { LeastSquares } from './leastSquares'

/**
 * κ₂ of √w·X on its estimable columns as they are, R's `kappa(X, exact = TRUE)`: σmax(R) · σmax(R⁻¹). Unlike the scaled one it grows
 * with the columns' units; the digits of a fit depend on the scaled one. NaN for rank 0, Infinity beyond the range of doubles.
 */
export function matrixConditionNumber({ rank, inverseR }: LeastSquares): number {
  if (rank === 0) return NaN
  const own = spectralNorm(invertUpper(inverseR, rank), rank)
  const inverse = spectralNorm(inverseR, rank)
  const value = timesPowerOfTwo(own.value * inverse.value, own.exponent + inverse.exponent)
  // Entries of R times entries of R⁻¹ are below κ: where one of these products leaves the range, so does κ.
  return Number.isNaN(value) ? Infinity : Math.max(1, value)
}

/** The largest singular value, value · 2^exponent, of an upper triangular matrix (row-major), whose squares may be out of range. */
function spectralNorm(
  triangle: Float64Array,
  order: number,
): { readonly value: number; readonly exponent: number } {
  const largest = triangle.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0)
  const exponent = Math.floor(Math.log2(largest))
  if (!Number.isFinite(exponent)) return { value: NaN, exponent: 0 }
  const scaled = triangle.map((entry) => timesPowerOfTwo(entry, -exponent))
  const gram = new Float64Array(order * order)
  for (let j = 0; j < order; j++) {
    for (let k = j; k < order; k++) {
      let sum = 0
      for (let i = 0; i <= j; i++) sum += scaled[i * order + j] * scaled[i * order + k]
      gram[j * order + k] = sum
    }
  }
  return { value: Math.sqrt(symmetricEigenvalues(gram, order)[order - 1]), exponent }
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
