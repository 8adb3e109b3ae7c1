import type { LeastSquares } from '../estimators/leastSquares'

export interface FittedBand {
  readonly fitted: Float64Array
  /** t · σ · √(xᵀ(XᵀWX)⁻¹x) at each row; NaN without residual degrees of freedom. */
  readonly halfWidth: Float64Array
}

export interface BandOptions {
  readonly sigma: number
  /** t quantile at (1 + level) / 2 on the residual degrees of freedom. */
  readonly tQuantile: number
}

/**
 * The fitted mean xᵀβ and the half width of its pointwise confidence interval at rows of the model matrix (row-major).
 * xᵀ(XᵀWX)⁻¹x is summed as ‖R⁻ᵀx‖², which cannot become negative. Aliased columns take no part.
 */
export function fittedBand(
  designRows: Float64Array,
  { columns, coefficients, inverseR, rank }: LeastSquares,
  { sigma, tQuantile }: BandOptions,
): FittedBand {
  const width = coefficients.length
  const count = width === 0 ? 0 : designRows.length / width
  const fitted = new Float64Array(count)
  const halfWidth = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    let leverage = 0
    for (let j = 0; j < rank; j++) {
      const x = designRows[i * width + columns[j]]
      fitted[i] += x * coefficients[columns[j]]
      let projection = 0
      for (let k = 0; k <= j; k++) projection += designRows[i * width + columns[k]] * inverseR[k * rank + j]
      leverage += projection * projection
    }
    halfWidth[i] = tQuantile * sigma * Math.sqrt(leverage)
  }
  return { fitted, halfWidth }
}
