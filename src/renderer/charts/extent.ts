import { niceRange } from '@shared/plots/ticks'

export interface Extent {
  readonly min: number
  readonly max: number
}

/** Smallest and largest finite value of all the arrays; null where there is none. */
export const extentOf = (...arrays: readonly ArrayLike<number>[]): Extent | null => {
  let min = Infinity
  let max = -Infinity
  for (const values of arrays) {
    for (let index = 0; index < values.length; index++) {
      const value = values[index]
      if (!Number.isFinite(value)) continue
      if (value < min) min = value
      if (value > max) max = value
    }
  }
  return min <= max ? { min, max } : null
}

/** Below this, doubles lose their digits and steps cannot be told apart. */
const TINY = 1e-300

/** An axis with some air around the data, its ends on round numbers. */
export const roundRange = (extent: Extent | null, count = 7): Extent => {
  if (!extent) return { min: 0, max: 1 }
  const span = extent.max - extent.min
  const size = Math.max(Math.abs(extent.min), Math.abs(extent.max))
  // Values that differ by rounding only are one value: an axis between them would have no ticks.
  const single = span <= Math.max(TINY, 1e-12 * size)
  const middle = size < TINY ? 0 : extent.min
  const [low, high] = single ? [middle, middle] : [extent.min - 0.02 * span, extent.max + 0.02 * span]
  const [min, max] = niceRange(low, high, count)
  return { min, max }
}

/** The same of what cannot be negative: where no value lies below zero, the axis does not either. */
export const rangeFromZero = (extent: Extent | null, count?: number): Extent => {
  const range = roundRange(extent, count)
  return extent !== null && extent.min >= 0 ? { ...range, min: Math.max(0, range.min) } : range
}
