import { selectRank } from './median'

/** Up to so many values the kernel of each is summed; of more those of a fine grid on which they are counted. */
const EXACT = 5000
const CELLS = 2048
/** A normal kernel is nothing beyond so many bandwidths. */
const REACH = 8.5

/** φ(z) = exp(−z² / 2) / √(2π). */
export const normalDensity = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)

/** Silverman's rule of thumb, R's `bw.nrd0`: 0.9 min(s, IQR / 1.34) n^(−1/5); the smaller of the two that is not 0. */
export function silvermanBandwidth({ count, deviation, range }: ValueSpread): number {
  const scale = Math.min(deviation, range / 1.34) || deviation || 1
  return 0.9 * scale * count ** -0.2
}

/** How values are spread. */
export interface ValueSpread {
  readonly count: number
  /** Standard deviation, with n − 1. */
  readonly deviation: number
  /** Between the quartiles. */
  readonly range: number
}

/** Of more values than this the quartiles are those of every so many. */
const QUARTILE_VALUES = 100_000

export function valueSpread(values: Float64Array): ValueSpread {
  const step = Math.ceil(values.length / QUARTILE_VALUES)
  const places = new Float64Array(Math.ceil(values.length / step))
  for (let i = 0; i < places.length; i++) places[i] = values[i * step]
  const range = quantile(places, 0.75) - quantile(places, 0.25)
  return { count: values.length, deviation: standardDeviation(values), range }
}

/** About the mean, with n − 1. */
function standardDeviation(values: Float64Array): number {
  let mean = 0
  let squares = 0
  for (let i = 0; i < values.length; i++) {
    const step = values[i] - mean
    mean += step / (i + 1)
    squares += step * (values[i] - mean)
  }
  return Math.sqrt(squares / (values.length - 1))
}

/** R's type 7. The order of the values changes. */
function quantile(values: Float64Array, p: number): number {
  const at = p * (values.length - 1)
  const rank = Math.floor(at)
  const low = selectRank(values, rank)
  if (at === rank) return low
  let high = Infinity
  for (let i = rank + 1; i < values.length; i++) if (values[i] < high) high = values[i]
  return low + (at - rank) * (high - low)
}

/** The density estimated with normal kernels, f(x) = Σ φ((x − vᵢ) / b) / (n b), at each x. */
export function kernelDensity(values: Float64Array, bandwidth: number, at: Float64Array): Float64Array {
  const { places, shares } = values.length <= EXACT ? each(values) : gridded(values)
  return at.map((x) => {
    let sum = 0
    for (let i = 0; i < places.length; i++) {
      const z = (x - places[i]) / bandwidth
      if (z < REACH && z > -REACH && shares[i] > 0) sum += shares[i] * normalDensity(z)
    }
    return sum / bandwidth
  })
}

interface Shares {
  readonly places: Float64Array
  /** Of all values; they sum to one. */
  readonly shares: Float64Array
}

const each = (values: Float64Array): Shares => ({
  places: values,
  shares: new Float64Array(values.length).fill(1 / values.length),
})

/** Each value shared out between the two places of a grid beside it, the nearer one getting more. */
function gridded(values: Float64Array): Shares {
  let [low, high] = [Infinity, -Infinity]
  for (let i = 0; i < values.length; i++) {
    if (values[i] < low) low = values[i]
    if (values[i] > high) high = values[i]
  }
  const step = (high - low) / (CELLS - 1) || 1
  const shares = new Float64Array(CELLS)
  const share = 1 / values.length
  for (let i = 0; i < values.length; i++) {
    const place = (values[i] - low) / step
    const cell = Math.min(CELLS - 2, Math.floor(place))
    shares[cell] += share * (cell + 1 - place)
    shares[cell + 1] += share * (place - cell)
  }
  return { places: shares.map((_, k) => low + k * step), shares }
}
