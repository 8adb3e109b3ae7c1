import type { FittedModel } from '../diagnostics/fittedModel'
import type { LeastSquares } from '../estimators/leastSquares'
import type { BootstrapSummary } from '../estimators/linearInference'
import { seededRandom } from '../numeric/seededRandom'
import { acceleration } from './acceleration'
import { bootstrapIntervals } from './bootstrapIntervals'
import { collectBootstrapRows } from './bootstrapRows'
import type { CovarianceEstimate } from './covarianceEstimate'
import { estimateFromWhitened } from './covarianceEstimate'
import { resampleCases, resampleResiduals } from './resample'
import { symmetrise } from './scoreBlocks'

export interface BootstrapOptions {
  /** @default 2000 */
  readonly replicates?: number
  /** An integer; the same seed gives the same bits. @default 1 */
  readonly seed?: number
  /** Draw whole rows, or keep X and draw residuals. @default 'cases' */
  readonly kind?: 'cases' | 'residuals'
  /** Probability of the intervals. @default 0.95 */
  readonly level?: number
  /** Asked before each replicate; true ends with the replicates there are. */
  readonly shouldStop?: () => boolean
  /** Told after each replicate. */
  readonly onProgress?: (done: number, total: number) => void
}

export interface BootstrapResult extends BootstrapSummary {
  /** The covariance of the replicates (divisor B − 1), for `withCovariance`. */
  readonly estimate: CovarianceEstimate
  /** Replicate after replicate, the estimable coefficients: `values[b * rank + k]`. */
  readonly values: Float64Array
}

/**
 * Resamples the rows (of positive weight, weights kept) or the residuals and refits, R's `boot` and car's `Boot` for a linear model:
 * standard errors, percentile and BCa intervals (acceleration from leaving out rows, for either kind). Figures are NaN with fewer
 * than two replicates; gives up when as many draws again as replicates were asked for had to be discarded.
 */
export function bootstrap(model: FittedModel, options: BootstrapOptions = {}): BootstrapResult {
  const { kind = 'cases', seed = 1, level = 0.95 } = options
  const { leastSquares, design } = model
  const { rank, columns, coefficients } = leastSquares
  const rows = collectBootstrapRows(model)
  const { changes, replicates, discarded } = drawReplicates(rows, rank, options)
  const values = toCoefficients(changes, leastSquares)
  const accelerations = acceleration(leastSquares, rows)
  const estimate = estimateFromWhitened('bootstrap', leastSquares, covarianceOf(changes, rank))
  const terms = Array.from(columns, (column, k) => {
    const own = Float64Array.from({ length: replicates }, (_, b) => values[b * rank + k])
    return {
      term: design.columnNames[column],
      estimate: coefficients[column],
      bias: own.reduce((sum, value) => sum + (value - coefficients[column]), 0) / replicates,
      stdError: Math.sqrt(estimate.covariance[k * rank + k]),
      ...bootstrapIntervals({
        estimate: coefficients[column],
        replicates: own,
        acceleration: accelerations[k],
        level,
      }),
    }
  })
  return { kind, seed, level, replicates, discarded, terms, estimate, values }
}

interface Draws {
  /** γ* − γ, replicate after replicate. */
  readonly changes: Float64Array
  readonly replicates: number
  readonly discarded: number
}

function drawReplicates(
  rows: ReturnType<typeof collectBootstrapRows>,
  rank: number,
  { replicates = 2000, seed = 1, kind = 'cases', shouldStop, onProgress }: BootstrapOptions,
): Draws {
  const random = seededRandom(seed)
  const resample = (kind === 'cases' ? resampleCases : resampleResiduals)(rows, rank)
  const changes = new Float64Array(replicates * rank)
  let done = 0
  let discarded = 0
  while (done < replicates && discarded <= replicates && !shouldStop?.()) {
    if (resample(random, changes.subarray(done * rank, (done + 1) * rank))) done++
    else discarded++
    onProgress?.(done, replicates)
  }
  return { changes: changes.subarray(0, done * rank), replicates: done, discarded }
}

/** β* = β + R⁻¹ (γ* − γ). */
function toCoefficients(changes: Float64Array, leastSquares: LeastSquares): Float64Array {
  const { rank, columns, coefficients, inverseR } = leastSquares
  const values = new Float64Array(changes.length)
  for (let start = 0; start < changes.length; start += rank) {
    for (let j = 0; j < rank; j++) {
      let change = 0
      for (let k = j; k < rank; k++) change += inverseR[j * rank + k] * changes[start + k]
      values[start + j] = coefficients[columns[j]] + change
    }
  }
  return values
}

function covarianceOf(values: Float64Array, order: number): Float64Array {
  const count = values.length / order
  const mean = new Float64Array(order)
  for (let i = 0; i < values.length; i++) mean[i % order] += values[i] / count
  const sums = new Float64Array(order * order)
  for (let start = 0; start < values.length; start += order) {
    for (let j = 0; j < order; j++) {
      const deviation = values[start + j] - mean[j]
      for (let k = 0; k <= j; k++) sums[j * order + k] += deviation * (values[start + k] - mean[k])
    }
  }
  return symmetrise(sums, order, count > 1 ? 1 / (count - 1) : NaN)
}
