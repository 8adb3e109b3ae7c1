import { lowess } from '../numeric/lowess'
import type { Curve } from './plotModel'
import type { PlotText } from './plotText'
import { seededOrder, seedKey } from './seededOrder'

/** Rows that a smooth follows: all of so many, a sample of more. */
export const SMOOTH_ROWS = 5000
/** Points of the curve that is drawn. */
const CURVE_POINTS = 200
const SEED = 1

export interface Smooth {
  /** Null where x takes fewer than three values. */
  readonly curve: Curve | null
  /** Says that it follows a sample, where it does. */
  readonly notes: readonly PlotText[]
}

interface Places {
  readonly x: Float64Array
  readonly y: Float64Array
}

/** R's `lowess` of the points: of more than 5,000 rows that of one row drawn from each so many, the same whenever it is drawn. */
export function smoothOf({ x, y }: Places): Smooth {
  const sample = sampled(x, y)
  const order = sample.sort((a, b) => x[a] - x[b])
  const at = Float64Array.from(order, (i) => x[i])
  if (distinct(at) < 3) return { curve: null, notes: [] }
  const values = lowess(
    at,
    Float64Array.from(order, (i) => y[i]),
  )
  const isPart = x.length > SMOOTH_ROWS
  return {
    curve: thinned(at, values),
    notes: isPart ? [{ key: 'diagnostics.smoothSample', values: { count: order.length } }] : [],
  }
}

/** Where a smooth begins and ends, in words. */
export const courseOf = (curve: Curve | null): readonly PlotText[] =>
  curve === null
    ? []
    : [{ key: 'diagnostics.smoothText', values: { start: curve.y[0], end: curve.y[curve.y.length - 1] } }]

function sampled(x: Float64Array, y: Float64Array): Int32Array {
  const key = seedKey(SEED)
  const stride = Math.max(1, Math.ceil(x.length / SMOOTH_ROWS))
  const sample: number[] = []
  for (let start = 0; start < x.length; start += stride) {
    const width = Math.min(stride, x.length - start)
    const i = start + Math.floor((seededOrder(start + 1, key) / 2 ** 32) * width)
    if (Number.isFinite(x[i]) && Number.isFinite(y[i])) sample.push(i)
  }
  return Int32Array.from(sample)
}

/** Values of x, three at the most. */
function distinct(ascending: Float64Array): number {
  let count = 0
  for (let i = 0; i < ascending.length && count < 3; i++) if (ascending[i] !== ascending[i - 1]) count++
  return count
}

/** The curve at so many of its points, both ends among them. */
function thinned(x: Float64Array, y: Float64Array): Curve {
  const step = Math.max(1, (x.length - 1) / (CURVE_POINTS - 1))
  const kept: number[] = []
  for (let k = 0; Math.round(k * step) < x.length; k++) {
    const i = Math.round(k * step)
    if (kept.length === 0 || x[i] !== x[kept[kept.length - 1]]) kept.push(i)
  }
  if (x[kept[kept.length - 1]] !== x[x.length - 1]) kept.push(x.length - 1)
  return { x: Float64Array.from(kept, (i) => x[i]), y: Float64Array.from(kept, (i) => y[i]) }
}
