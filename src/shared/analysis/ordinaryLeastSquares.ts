import type { LeastSquares } from '../estimators/leastSquares'
import { solveLeastSquares } from '../estimators/solveLeastSquares'
import type { DesignMatrix } from '../formula/designMatrix'
import type { Analysis } from './analysisTypes'

/**
 * The least-squares solution of an analysis' model, whatever method it was fitted by: gradient descent goes towards that one. A pass
 * over the rows where the analysis does not have it.
 */
export function ordinaryLeastSquares(analysis: Pick<Analysis, 'modelDesign' | 'leastSquares' | 'result'>): {
  readonly design: DesignMatrix
  readonly leastSquares: LeastSquares
} {
  const { modelDesign, leastSquares, result } = analysis
  const isOrdinary = result.method === 'ols'
  return { design: modelDesign, leastSquares: isOrdinary ? leastSquares : solveLeastSquares(modelDesign) }
}
