import { symmetricEigenvalues } from '../numeric/symmetricEigen'
import type { ColumnNorms } from './columnNorms'
import type { FrameSolution } from './solveInFrame'

/**
 * κ₂ of √w·X with its columns scaled to length 1: √(λmax(SᵀS) · λmax((SᵀS)⁻¹)), S the scaled R. Both are largest eigenvalues,
 * so neither is lost in rounding however ill-conditioned X is. 1 for a single column, NaN for none.
 */
export function conditionNumber(solution: FrameSolution, norms: ColumnNorms): number {
  const { rank, columns, covariance, triangle } = solution
  if (rank === 0) return NaN
  const length = columns.map((column) => norms.raw[column])
  const gram = new Float64Array(rank * rank)
  const inverseGram = new Float64Array(rank * rank)
  for (let j = 0; j < rank; j++) {
    for (let k = j; k < rank; k++) {
      let sum = 0
      for (let i = 0; i <= j; i++) {
        sum += (triangle[j * rank + i] / length[j]) * (triangle[k * rank + i] / length[k])
      }
      gram[j * rank + k] = sum
      inverseGram[j * rank + k] = covariance[j * rank + k] * length[j] * length[k]
    }
  }
  const largest = (matrix: Float64Array): number => symmetricEigenvalues(matrix, rank)[rank - 1]
  return Math.max(1, Math.sqrt(largest(gram) * largest(inverseGram)))
}
