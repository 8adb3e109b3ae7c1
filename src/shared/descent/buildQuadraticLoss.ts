import type { LeastSquares } from '../estimators/leastSquares'
import type { DesignMatrix } from '../formula/designMatrix'
import type { CenteredMoments } from './centeredMoments'
import { centeredMoments } from './centeredMoments'
import { hessianEigenvalues } from './hessianEigenvalues'
import type { QuadraticLoss } from './quadraticLoss'

export interface QuadraticLossOptions extends Pick<QuadraticLoss, 'scale' | 'loss'> {
  /** Those of the design, where they are known already. @default two passes over the rows */
  readonly moments?: CenteredMoments
}

/**
 * The loss of a least-squares model as a quadratic. `mean` is Σ w (y − ŷ)² / Σ w, `sum` Σ w (y − ŷ)²; without weights w = 1
 * and Σ w = n. `standardize` takes (x − mean) / standard deviation (population's, weighted like the loss) of every column but the
 * intercept; in a model without one only the division, because a shift would change the model. Aliased terms are left out:
 * `terms` and all that goes with it name the estimable columns.
 */
export function buildQuadraticLoss(
  design: DesignMatrix,
  leastSquares: LeastSquares,
  { moments = centeredMoments(design, leastSquares), ...options }: QuadraticLossOptions,
): QuadraticLoss {
  const { columns, rank, coefficients, centered, rss } = leastSquares
  const interceptIndex = design.hasIntercept ? columns.findIndex((column) => design.assign[column] === 0) : -1
  const { center, spread } = chooseCoordinates(moments, { interceptIndex, scale: options.scale })
  const factor = options.loss === 'sum' ? moments.totalWeight : 1
  const gram = descentGram(moments, { center, spread, interceptIndex }).map((value) => value * factor)
  const closedForm = Float64Array.from(columns, (column) => coefficients[column])
  const optimum = closedForm.map((coefficient, j) => coefficient * spread[j])
  if (interceptIndex >= 0) {
    optimum[interceptIndex] = centered.intercept
    for (let j = 0; j < rank; j++) {
      if (j === interceptIndex) continue
      optimum[interceptIndex] += closedForm[j] * (center[j] - centered.center[columns[j]])
    }
  }
  return {
    ...options,
    rowCount: design.rowCount,
    totalWeight: moments.totalWeight,
    terms: Array.from(columns, (column) => design.columnNames[column]),
    gram,
    optimum,
    minimum: options.loss === 'sum' ? rss : rss / moments.totalWeight,
    center,
    spread,
    interceptIndex,
    hessianEigenvalues: hessianEigenvalues(gram, leastSquares, {
      spread,
      standardizedIntercept: options.scale === 'standardize' ? interceptIndex : -1,
      totalWeight: moments.totalWeight,
      factor,
    }),
    closedForm,
    aliased: leastSquares.aliases.map(({ column }) => design.columnNames[column]),
  }
}

interface Coordinates {
  readonly center: Float64Array
  readonly spread: Float64Array
  readonly interceptIndex: number
}

function chooseCoordinates(
  { mean, covariance }: CenteredMoments,
  { interceptIndex, scale }: Pick<QuadraticLoss, 'interceptIndex' | 'scale'>,
): Pick<Coordinates, 'center' | 'spread'> {
  const rank = mean.length
  const center = new Float64Array(rank)
  const spread = new Float64Array(rank).fill(1)
  if (scale === 'none') return { center, spread }
  for (let j = 0; j < rank; j++) {
    if (j === interceptIndex) continue
    if (interceptIndex >= 0) center[j] = mean[j]
    const deviation = Math.sqrt(covariance[j * rank + j])
    // A constant column, in a model without intercept, has no spread to be divided by.
    if (deviation > 0) spread[j] = deviation
  }
  return { center, spread }
}

/** Σ w u uᵀ / Σ w for u = (x − center) / spread: the centred moments and what is left of the means. */
function descentGram(
  { mean, covariance }: CenteredMoments,
  { center, spread, interceptIndex }: Coordinates,
): Float64Array {
  const rank = mean.length
  const shifted = mean.map((value, j) => (j === interceptIndex ? 1 : (value - center[j]) / spread[j]))
  const gram = new Float64Array(rank * rank)
  for (let j = 0; j < rank; j++) {
    for (let k = 0; k < rank; k++) {
      gram[j * rank + k] = covariance[j * rank + k] / spread[j] / spread[k] + shifted[j] * shifted[k]
    }
  }
  return gram
}
