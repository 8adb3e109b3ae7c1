import { median } from './median'

export interface LowessOptions {
  /** The share of the points that each local line is fitted to. @default 2 / 3 */
  readonly share?: number
  /** Times that points far from the curve are given less weight. @default 3 */
  readonly iterations?: number
}

/** Neighbours that lie closer together than this share of the range are interpolated between. */
const DELTA = 0.01

/**
 * Cleveland's locally weighted regression (1979, JASA 74, 829–836), line by line R's `lowess` with its `delta` of a hundredth of the range:
 * local lines with tricube weights, made robust by bisquare weights of the residuals. `x` must be finite and ascending; the values answered
 * stand at these.
 */
export function lowess(
  x: Float64Array,
  y: Float64Array,
  { share = 2 / 3, iterations = 3 }: LowessOptions = {},
): Float64Array {
  const n = x.length
  if (n < 2) return Float64Array.from(y)
  const points: Points = { x, y, span: Math.max(2, Math.min(n, Math.floor(share * n + 1e-7))) }
  const smooth = new Float64Array(n)
  let robustness: Float64Array | null = null
  for (let round = 0; round <= iterations; round++) {
    smoothOnce(points, robustness, smooth)
    if (round === iterations) break
    robustness = robustnessWeights(y, smooth)
    if (robustness === null) break
  }
  return smooth
}

interface Points {
  readonly x: Float64Array
  readonly y: Float64Array
  /** Points that each local line is fitted to. */
  readonly span: number
}

/** One sweep over the points: local lines at some of them, straight lines between. */
function smoothOnce({ x, y, span }: Points, robustness: Float64Array | null, smooth: Float64Array): void {
  const n = x.length
  const delta = DELTA * (x[n - 1] - x[0])
  const local = new LocalLine(x, y, robustness)
  let left = 0
  let last = -1
  for (let i = 0; ;) {
    while (left + span < n && x[i] - x[left] > x[left + span] - x[i]) left++
    smooth[i] = local.at(i, left, left + span - 1)
    interpolate(x, smooth, last, i)
    last = i
    const cut = x[i] + delta
    let next = i + 1
    for (; next < n && x[next] <= cut; next++) {
      if (x[next] !== x[i]) continue
      smooth[next] = smooth[i]
      last = next
    }
    if (last >= n - 1) return
    i = Math.max(last + 1, next - 1)
  }
}

function interpolate(x: Float64Array, smooth: Float64Array, from: number, to: number): void {
  if (from < 0) return
  const width = x[to] - x[from]
  for (let j = from + 1; j < to; j++) {
    const part = (x[j] - x[from]) / width
    smooth[j] = part * smooth[to] + (1 - part) * smooth[from]
  }
}

/** By products: a power would take most of the time. */
const cube = (value: number): number => value * value * value

/** The value at one point of the line that is fitted to its neighbours. */
class LocalLine {
  readonly #weights: Float64Array
  readonly #range: number

  constructor(
    private readonly x: Float64Array,
    private readonly y: Float64Array,
    private readonly robustness: Float64Array | null,
  ) {
    this.#weights = new Float64Array(x.length)
    this.#range = x[x.length - 1] - x[0]
  }

  /** At point i, from the points left to right and those as far away as the farther of these two. */
  at(i: number, left: number, right: number): number {
    const { x, y } = this
    const reach = Math.max(x[i] - x[left], x[right] - x[i])
    const end = this.#weigh(i, left, reach)
    if (end < 0) return y[i]
    if (reach > 0) this.#tilt(x[i], left, end)
    let value = 0
    for (let j = left; j < end; j++) value += this.#weights[j] * y[j]
    return value
  }

  /** Tricube weights that sum to one; answers where they end, −1 where all are zero. */
  #weigh(i: number, left: number, reach: number): number {
    const { x, robustness } = this
    const weights = this.#weights
    let total = 0
    let j = left
    for (; j < x.length; j++) {
      const distance = Math.abs(x[j] - x[i])
      weights[j] = 0
      if (distance > 0.999 * reach) {
        if (x[j] > x[i]) break
        continue
      }
      const near = distance <= 0.001 * reach ? 1 : cube(1 - cube(distance / reach))
      weights[j] = robustness === null ? near : near * robustness[j]
      total += weights[j]
    }
    if (total <= 0) return -1
    for (let k = left; k < j; k++) weights[k] /= total
    return j
  }

  /** From the weighted mean to the line, unless the neighbours are too close together for a slope. */
  #tilt(at: number, left: number, end: number): void {
    const { x } = this
    const weights = this.#weights
    let centre = 0
    for (let j = left; j < end; j++) centre += weights[j] * x[j]
    let spread = 0
    for (let j = left; j < end; j++) spread += weights[j] * (x[j] - centre) * (x[j] - centre)
    if (Math.sqrt(spread) <= 0.001 * this.#range) return
    const slope = (at - centre) / spread
    for (let j = left; j < end; j++) weights[j] *= slope * (x[j] - centre) + 1
  }
}

/** Residuals this small beside the largest value are rounding, which R's routine would take for points far from the curve. */
const ROUNDING = 1e-12

/** Bisquare weights with six median absolute residuals; null where these vanish beside the mean one, or all are rounding. */
function robustnessWeights(y: Float64Array, smooth: Float64Array): Float64Array | null {
  const sizes = y.map((value, i) => Math.abs(value - smooth[i]))
  const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length
  const limit = 6 * median(Float64Array.from(sizes))
  const largest = y.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  if (limit < 1e-7 * mean || mean <= ROUNDING * largest) return null
  return sizes.map((size) => {
    if (size <= 0.001 * limit) return 1
    return size <= 0.999 * limit ? (1 - (size / limit) ** 2) ** 2 : 0
  })
}
