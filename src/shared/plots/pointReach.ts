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
  const across = new EndFinder()
  const up = new EndFinder()
  for (let i = 0; i < x.length; i++) {
    if (!Number.isFinite(x[i]) || !Number.isFinite(y[i])) continue
    counts[flags[i]]++
    across.see(x[i], i)
    up.see(y[i], i)
  }
  return {
    total: counts.reduce((sum, count) => sum + count, 0),
    flagged: countCombinations(counts),
    x: across,
    y: up,
  }
}

class EndFinder implements Ends {
  lowest = -1
  highest = -1
  #low = Infinity
  #high = -Infinity

  see(value: number, index: number): void {
    if (value < this.#low) {
      this.#low = value
      this.lowest = index
    }
    if (value > this.#high) {
      this.#high = value
      this.highest = index
    }
  }
}
