import { regularizedBeta } from '../numeric/incompleteBeta'
import { logGamma } from '../numeric/logGamma'
import { monotoneRoot } from '../numeric/monotoneRoot'
import { normalQuantile } from '../numeric/normal'

/** The probability that belongs to the `rank`-th (1-based) of n ordered values: R's `ppoints`, Hazen's and, up to n = 10, Blom's. */
export function plottingPosition(rank: number, n: number): number {
  const a = n <= 10 ? 3 / 8 : 1 / 2
  return (rank - a) / (n + 1 - 2 * a)
}

/**
 * The p-quantile of the `rank`-th of n ordered uniform values, which is distributed as Beta(rank, n − rank + 1). Solved on the
 * logit scale, where the distribution is close to normal.
 */
export function orderStatisticQuantile(p: number, rank: number, n: number): number {
  const a = rank
  const b = n - rank + 1
  const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b)
  const sides = (logit: number): { x: number; y: number } => ({
    x: 1 / (1 + Math.exp(-logit)),
    y: 1 / (1 + Math.exp(logit)),
  })
  const root = monotoneRoot({
    value: (logit) => p - regularizedBeta({ a, b, ...sides(logit) }),
    slope: (logit) => {
      const { x, y } = sides(logit)
      return -Math.exp(a * Math.log(x) + b * Math.log(y) - logBeta)
    },
    start: Math.log(a / b) + normalQuantile(p) * Math.sqrt(1 / a + 1 / b),
    low: -700,
    high: 700,
  })
  return sides(root).x
}
