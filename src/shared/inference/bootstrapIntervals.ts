import type { Interval } from '../estimators/linearInference'
import { normalLowerTail, normalQuantile } from '../numeric/normal'
import { replicateQuantile } from './replicateQuantile'

interface Replicated {
  readonly estimate: number
  readonly replicates: Float64Array
  /** See `acceleration`. */
  readonly acceleration: number
  readonly level: number
}

/**
 * The percentile interval and Efron's (1987) bias-corrected and accelerated one, as boot's `boot.ci` has them. BCa is NaN where all
 * replicates lie on one side of the estimate.
 */
export function bootstrapIntervals({ estimate, replicates, acceleration, level }: Replicated): {
  readonly percentile: Interval
  readonly bca: Interval
} {
  const sorted = replicates.slice().sort()
  const below = sorted.reduce((count, value) => (value < estimate ? count + 1 : count), 0)
  const bias = normalQuantile(below / sorted.length)
  const corrected = (probability: number): number => {
    if (!Number.isFinite(bias)) return NaN
    const shifted = bias + normalQuantile(probability)
    return normalLowerTail(bias + shifted / (1 - acceleration * shifted))
  }
  const lower = (1 - level) / 2
  const upper = (1 + level) / 2
  return {
    percentile: { lower: replicateQuantile(sorted, lower), upper: replicateQuantile(sorted, upper) },
    bca: {
      lower: replicateQuantile(sorted, corrected(lower)),
      upper: replicateQuantile(sorted, corrected(upper)),
    },
  }
}
