import type { DoubleDoubles } from '../numeric/doubleDouble'

/** What the entries of a column have shown so far, as bits. */
export type ColumnNature = number
const HAS_FRACTION = 1
const HAS_LOW_PART = 2

/** Above this even rounded numbers are integers. */
const LARGEST_INTEGER = 2 ** 51

/** The nature of `count` entries from `start`. */
export function natureOf({ high, low }: DoubleDoubles, start: number, count: number): ColumnNature {
  let nature = 0
  for (let i = start; i < start + count; i++) {
    if (low[i] !== 0) nature |= HAS_LOW_PART
    if (!Number.isInteger(high[i]) || Math.abs(high[i]) > LARGEST_INTEGER) nature |= HAS_FRACTION
  }
  return nature
}

/**
 * How far the columns of [X, y] are known. Integers, and columns computed in double-double, are exact; any other value stands for
 * a number that was rounded to the nearest double.
 */
export interface DataPrecision {
  /** 1 for each column known only to its last bit. */
  readonly rounded: Uint8Array
  /** True when some column is computed from others (x², x·z): then the roundings of the columns are not independent. */
  readonly computed: boolean
}

export const precisionOf = (natures: Uint8Array): DataPrecision => ({
  rounded: natures.map((nature) => (nature === HAS_FRACTION ? 1 : 0)),
  computed: natures.some((nature) => (nature & HAS_LOW_PART) !== 0),
})
