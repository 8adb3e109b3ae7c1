import type { RowsLoss } from './rowsLoss'

export interface RowsPenalty {
  /** λ. */
  readonly strength: number
  /** Σ w of the rows over that of a batch's for the sum; 1 where batches are means. */
  readonly loss: 'mean' | 'sum'
  /** Index of the intercept, which is not penalised; -1 without one. */
  readonly interceptIndex: number
}

/** A loss with λ Σ θⱼ² added, the intercept left out. For the sum a batch has the share of it that its rows have of all. */
export function penalisedRows(base: RowsLoss, { strength, loss, interceptIndex }: RowsPenalty): RowsLoss {
  if (strength === 0) return base
  const { order, rowCount } = base
  const pull = (theta: Float64Array, gradient: Float64Array, share: number): void => {
    for (let j = 0; j < order; j++) if (j !== interceptIndex) gradient[j] += 2 * share * strength * theta[j]
  }
  const penalty = (theta: Float64Array): number =>
    theta.reduce((sum, value, j) => (j === interceptIndex ? sum : sum + strength * value * value), 0)
  return {
    ...base,
    lipschitz: base.lipschitz + 2 * strength,
    evaluate(theta, gradient) {
      const value = base.evaluate(theta, gradient)
      pull(theta, gradient, 1)
      return value + penalty(theta)
    },
    batchGradient(batch, theta, gradient) {
      base.batchGradient(batch, theta, gradient)
      pull(theta, gradient, loss === 'mean' ? 1 : batch.length / rowCount)
    },
    valueOn: (batch, theta) => base.valueOn(batch, theta) + penalty(theta),
    curvature(theta, kind) {
      const matrix = base.curvature(theta, kind)
      for (let j = 0; j < order; j++) if (j !== interceptIndex) matrix[j * order + j] += 2 * strength
      return matrix
    },
    // A penalty keeps coefficients from growing without end.
    separates: undefined,
  }
}
