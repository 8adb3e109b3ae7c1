import type { DoubleDoubles } from '../numeric/doubleDouble'
import { timesPowerOfTwo } from '../numeric/timesPowerOfTwo'
import type { Frame } from './frame'

/** Column norms in frame units, one entry a column and the response last. */
export interface ColumnNorms {
  /** Of the centred columns, as the triangle has them. */
  readonly centered: Float64Array
  /** Of the columns as the data have them. */
  readonly raw: Float64Array
  /** How much of the intercept's column was taken away from each: raw = centered + shift · column 0. */
  readonly shift: Float64Array
}

/** Norms of the columns of [X, y] from the triangle of their QR factorisation (column-major). */
export function columnNorms({ high }: DoubleDoubles, frame: Frame): ColumnNorms {
  const order = frame.center.length
  const centered = new Float64Array(order)
  const raw = new Float64Array(order)
  const shift = frame.center.map((center, j) =>
    timesPowerOfTwo(center, frame.exponent[0] - frame.exponent[j]),
  )
  for (let j = 0; j < order; j++) {
    let below = 0
    for (let i = 1; i <= j; i++) below = Math.hypot(below, high[j * order + i])
    centered[j] = Math.hypot(high[j * order], below)
    raw[j] = Math.hypot(high[j * order] + shift[j] * high[0], below)
  }
  return { centered, raw, shift }
}
