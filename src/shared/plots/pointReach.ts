import type { FlagCounts } from '../diagnostics/rowFlags'
import { FLAG_HIGH_LEVERAGE, FLAG_INFLUENTIAL, FLAG_OUTLIER } from '../diagnostics/rowDiagnostics'
import type { PointSource } from './pointSource'

/** Where the least and the greatest value stand; −1 of nothing. */
export interface Ends {
  readonly lowest: number
  readonly highest: number
}

/** How many points have a finite place, how many of those bear each flag, and how far they reach. */
export interface PointReach {
  readonly total: number
  readonly flagged: FlagCounts
  readonly x: Ends
  readonly y: Ends
}

export function pointReach({ x, y, flags }: PointSource): PointReach {
  const ends = [-1, -1, -1, -1]
  const counts = new Int32Array(8)
  for (let i = 0; i < x.length; i++) {
    if (!Number.isFinite(x[i]) || !Number.isFinite(y[i])) continue
    counts[flags[i]]++
    if (ends[0] < 0) ends.fill(i)
    if (x[i] < x[ends[0]]) ends[0] = i
    if (x[i] > x[ends[1]]) ends[1] = i
    if (y[i] < y[ends[2]]) ends[2] = i
    if (y[i] > y[ends[3]]) ends[3] = i
  }
  return {
    total: counts.reduce((sum, count) => sum + count, 0),
    flagged: flagCounts(counts),
    x: { lowest: ends[0], highest: ends[1] },
    y: { lowest: ends[2], highest: ends[3] },
  }
}

/** @param counts how many points bear each combination of the three bits */
function flagCounts(counts: Int32Array): FlagCounts {
  const bearing = (bit: number): number =>
    counts.reduce((sum, count, bits) => ((bits & bit) === 0 ? sum : sum + count), 0)
  return {
    outlier: bearing(FLAG_OUTLIER),
    highLeverage: bearing(FLAG_HIGH_LEVERAGE),
    influential: bearing(FLAG_INFLUENTIAL),
    any: bearing(FLAG_OUTLIER | FLAG_HIGH_LEVERAGE | FLAG_INFLUENTIAL),
  }
}
