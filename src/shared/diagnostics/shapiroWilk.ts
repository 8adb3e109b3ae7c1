import type { TestResult } from '../estimators/fitResult'
import { normalQuantile, normalUpperTail } from '../numeric/normal'

/** Royston's approximation is made for 3 to this many values. */
const SHAPIRO_WILK_LIMIT = 5000

/**
 * Shapiro–Wilk test of normality: W, the squared correlation of the ordered values with their normal scores' weights, and its
 * p-value by Royston (1995), Applied Statistics 44, algorithm AS R94 (R's `shapiro.test`). Null for fewer than 3 or more than 5000
 * values, or values that do not vary.
 */
export function shapiroWilk(values: Float64Array): TestResult | null {
  const n = values.length
  if (n < 3 || n > SHAPIRO_WILK_LIMIT) return null
  const sorted = Float64Array.from(values).sort()
  const range = sorted[n - 1] - sorted[0]
  if (!(range > 0) || !Number.isFinite(range)) return null
  // About the median, as R takes them, so that values far from zero keep their digits.
  const median = n % 2 === 1 ? sorted[(n - 1) / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2
  const scaled = sorted.map((value) => (value - median) / range)
  const rest = oneMinusW(scaled, weightsOfHalf(n))
  return { statistic: 1 - rest, pValue: significance(rest, n) }
}

/** Royston's weights of the upper half: entry i belongs to the i-th largest value; the lower half has them with the other sign. */
function weightsOfHalf(n: number): Float64Array {
  const half = Math.floor(n / 2)
  if (n === 3) return Float64Array.of(Math.SQRT1_2)
  const scores = Float64Array.from({ length: half }, (_, i) => normalQuantile((i + 1 - 0.375) / (n + 0.25)))
  let squares = 0
  for (const score of scores) squares += 2 * score * score
  const norm = Math.sqrt(squares)
  const x = 1 / Math.sqrt(n)
  const first = polynomial([0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056], x) - scores[0] / norm
  const weights = new Float64Array(half)
  weights[0] = first
  let adjusted = 1
  let left = squares - 2 * scores[0] * scores[0]
  let leftOfUnit = 1 - 2 * first * first
  if (n > 5) {
    const second = polynomial([0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633], x) - scores[1] / norm
    weights[1] = second
    adjusted = 2
    left -= 2 * scores[1] * scores[1]
    leftOfUnit -= 2 * second * second
  }
  const scale = Math.sqrt(left / leftOfUnit)
  for (let i = adjusted; i < half; i++) weights[i] = -scores[i] / scale
  return weights
}

/** 1 − W as (‖a‖‖x‖ − a·x)(‖a‖‖x‖ + a·x) / (‖a‖²‖x‖²), which keeps its digits where W is near 1. */
function oneMinusW(sorted: Float64Array, weights: Float64Array): number {
  const n = sorted.length
  let mean = 0
  for (const value of sorted) mean += value / n
  let weightSquares = 0
  let squares = 0
  let products = 0
  for (let i = 0; i < n; i++) {
    const mirror = n - 1 - i
    const weight = i < mirror ? -weights[i] : i > mirror ? weights[mirror] : 0
    const deviation = sorted[i] - mean
    weightSquares += weight * weight
    squares += deviation * deviation
    products += weight * deviation
  }
  const norms = Math.sqrt(weightSquares * squares)
  return ((norms - products) * (norms + products)) / (weightSquares * squares)
}

function significance(oneMinusW: number, n: number): number {
  if (n === 3) {
    const quantile = Math.asin(Math.sqrt(1 - oneMinusW)) - Math.asin(Math.sqrt(0.75))
    return Math.min(1, Math.max(0, (6 / Math.PI) * quantile))
  }
  const y = Math.log(oneMinusW)
  if (n <= 11) {
    const gamma = polynomial([-2.273, 0.459], n)
    // W is below what Royston's transformation covers: as unlikely as R says it is.
    if (y >= gamma) return 1e-99
    const mean = polynomial([0.544, -0.39978, 0.025054, -6.714e-4], n)
    const deviation = Math.exp(polynomial([1.3822, -0.77857, 0.062767, -0.0020322], n))
    return normalUpperTail((-Math.log(gamma - y) - mean) / deviation)
  }
  const logN = Math.log(n)
  const mean = polynomial([-1.5861, -0.31082, -0.083751, 0.0038915], logN)
  const deviation = Math.exp(polynomial([-0.4803, -0.082676, 0.0030302], logN))
  return normalUpperTail((y - mean) / deviation)
}

/** Σ coefficients[k] xᵏ. */
function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0)
}
