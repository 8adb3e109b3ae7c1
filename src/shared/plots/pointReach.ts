import type { FlagCounts } from '../diagnostics/countFlags'
import { countCombinations } from '../diagnostics/countFlags'
import { FLAG_COMBINATIONS } from '../diagnostics/flag'
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
  const counts = new Int32Array(FLAG_COMBINATIONS)
  for (let i = 0; i < x.length; i++) if (Number.isFinite(x[i]) && Number.isFinite(y[i])) counts[flags[i]]++
  return {
    total: counts.reduce((sum, count) => sum + count, 0),
    flagged: countCombinations(counts),
    x: endsOf(x, y),
    y: endsOf(y, x),
  }
}

/** The ends of the values whose partner is finite as they are. */
function endsOf(values: Float64Array, partners: Float64Array): Ends {
  let lowest = -1
  let highest = -1
  let low = Infinity
  let high = -Infinity
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    // Few are beyond all before them: only those are looked at closely.
    if (value >= low && value <= high) continue
    if (!Number.isFinite(value) || !Number.isFinite(partners[i])) continue
    if (value < low) {
      low = value
      lowest = i
    }
    if (value > high) {
      high = value
      highest = i
    }
  }
  return { lowest, highest }
}
