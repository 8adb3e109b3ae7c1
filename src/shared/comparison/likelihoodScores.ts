import { orthonormalRows } from '../diagnostics/orthonormalRows'
import type { FittedModel } from '../diagnostics/fittedModel'

/**
 * What each row says of a linear model with normal errors, in coordinates in which the information matrix of a row is the unit matrix on
 * average: √n w e q / σ of the coefficients, and (w e²/σ² − 1)/√2 of ln σ; σ² = rss/n.
 */
export interface LikelihoodScores {
  /** Scores of a row: the coefficients and ln σ. */
  readonly width: number
  /** Writes the scores of rows [start, end), column after column; 0 where a row has no weight. */
  fill(start: number, end: number, target: Float64Array): void
  /** ℓ of a row, up to what it has in common in every model of the same weights: −ln σ − w e²/(2σ²). */
  logLikelihood(row: number): number
}

export function likelihoodScores({ design, leastSquares, rows }: FittedModel): LikelihoodScores {
  const { rank, observations, residualNorm } = leastSquares
  const sigma = residualNorm / Math.sqrt(observations)
  const basis = orthonormalRows(design, leastSquares)
  const root = Math.sqrt(observations)
  const weightAt = (row: number): number => (design.weights ? design.weights[row] : 1)
  const { residual } = rows
  return {
    width: rank + 1,
    fill(start, end, target) {
      const count = end - start
      basis.fill(start, end, target)
      for (let i = 0; i < count; i++) {
        const weight = weightAt(start + i)
        const standard = residual[start + i] / sigma
        for (let k = 0; k < rank; k++) target[k * count + i] *= root * weight * standard
        target[rank * count + i] = weight === 0 ? 0 : (weight * standard * standard - 1) / Math.SQRT2
      }
    },
    logLikelihood(row) {
      const standard = residual[row] / sigma
      return -Math.log(sigma) - (weightAt(row) * standard * standard) / 2
    },
  }
}
