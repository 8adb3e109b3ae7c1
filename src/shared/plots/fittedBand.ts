import type { LeastSquares } from '../estimators/leastSquares'
import { meanError } from '../estimators/meanError'
import type { DesignMatrix } from '../formula/designMatrix'

export interface FittedBand {
  readonly fitted: Float64Array
  /** t · σ · √(xᵀ(XᵀWX)⁻¹x) at each row; NaN without residual degrees of freedom. */
  readonly halfWidth: Float64Array
}

export interface FittedModel {
  readonly design: Pick<DesignMatrix, 'hasIntercept' | 'assign'>
  readonly leastSquares: LeastSquares
  readonly sigma: number
  /** t quantile at (1 + level) / 2 on the residual degrees of freedom. */
  readonly tQuantile: number
}

/**
 * The fitted mean and the half width of its pointwise confidence interval at rows of the model matrix (row-major, p a row),
 * about the centers c of the columns, which keeps the digits of columns far from zero: ŷ = b + Σ βⱼ (xⱼ − cⱼ), and
 * xᵀ(XᵀWX)⁻¹x as ‖(x − c)ᵀR⁻¹‖², which cannot become negative. Aliased columns take no part.
 */
export function fittedBand(
  designRows: Float64Array,
  { design, leastSquares, sigma, tQuantile }: FittedModel,
): FittedBand {
  const { rank, columns, coefficients, centered } = leastSquares
  const { center, inverseR, intercept } = centered
  const width = coefficients.length
  const count = width === 0 ? 0 : designRows.length / width
  const interceptColumn = design.hasIntercept ? design.assign.indexOf(0) : -1
  const fitted = new Float64Array(count).fill(intercept)
  const halfWidth = new Float64Array(count)
  const x = new Float64Array(rank)
  const q = new Float64Array(rank)
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < rank; j++) {
      const column = columns[j]
      x[j] = designRows[i * width + column] - center[column]
      if (column !== interceptColumn) fitted[i] += x[j] * coefficients[column]
      q[j] = 0
      for (let k = 0; k <= j; k++) q[j] += x[k] * inverseR[k * rank + j]
    }
    halfWidth[i] = tQuantile * meanError(q, leastSquares, sigma)
  }
  return { fitted, halfWidth }
}
