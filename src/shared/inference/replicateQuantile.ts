import { normalQuantile } from '../numeric/normal'

/**
 * The quantile of sorted bootstrap replicates at each probability: the order statistic of rank (R + 1) p, between two of them
 * interpolated on the normal scale (Davison and Hinkley 1997, 5.8; boot's `norm.inter`); the extremes beyond.
 */
export function replicateQuantile(sorted: Float64Array, probability: number): number {
  const count = sorted.length
  const rank = (count + 1) * probability
  if (Number.isNaN(rank) || count === 0) return NaN
  const below = Math.floor(rank)
  if (below < 1) return sorted[0]
  if (below >= count) return sorted[count - 1]
  if (below === rank) return sorted[below - 1]
  const from = normalQuantile(below / (count + 1))
  const to = normalQuantile((below + 1) / (count + 1))
  const share = (normalQuantile(probability) - from) / (to - from)
  return sorted[below - 1] + share * (sorted[below] - sorted[below - 1])
}
