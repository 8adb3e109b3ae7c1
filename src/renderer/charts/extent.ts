import { niceRange } from '@shared/plots/ticks'

/** Smallest and largest finite value of all the arrays; null where there is none. */
export const extentOf = (
  ...arrays: readonly ArrayLike<number>[]
): { readonly min: number; readonly max: number } | null => {
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

/** An axis with some air around the data, its ends on round numbers. */
export const roundRange = (
  extent: { readonly min: number; readonly max: number } | null,
  count = 7,
): { min: number; max: number } => {
  if (!extent) return { min: 0, max: 1 }
  const air = (extent.max - extent.min) * 0.02
  const [min, max] = niceRange(extent.min - air, extent.max + air, count)
  return { min, max }
}
