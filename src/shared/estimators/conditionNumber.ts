import { symmetricEigenvalues } from '../numeric/symmetricEigen'
import type { ColumnNorms } from './columnNorms'
import type { FrameSolution } from './solveInFrame'

/**
 * κ₂ of √w·X (uncentred, estimable columns) with its columns scaled to length 1: √(λmax(SᵀS) · λmax((SᵀS)⁻¹)), S the scaled R.
 * Both are largest eigenvalues, so neither is lost in rounding however ill-conditioned X is. NaN without columns.
 */
export function conditionNumber(solution: FrameSolution, norms: ColumnNorms): number {
  const { rank, columns, covariance, triangle } = solution
  if (rank === 0) return NaN
  const lengths = columns.map((column) => norms.raw[column])
  const gram = new Float64Array(rank * rank)
  const inverseGram = new Float64Array(rank * rank)
  for (let j = 0; j < rank; j++) {
    for (let k = j; k < rank; k++) {
      let sum = 0
      for (let i = 0; i <= j; i++) {
        sum += (triangle[j * rank + i] / lengths[j]) * (triangle[k * rank + i] / lengths[k])
      }
      gram[j * rank + k] = sum
      inverseGram[j * rank + k] = covariance[j * rank + k] * lengths[j] * lengths[k]
    }
  }
  const largest = (matrix: Float64Array): number => symmetricEigenvalues(matrix, rank)[rank - 1]
  return Math.max(1, Math.sqrt(largest(gram)) * Math.sqrt(largest(inverseGram)))
}
