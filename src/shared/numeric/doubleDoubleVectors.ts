import type { DoubleDoubles } from './doubleDouble'
import { SPLITTER } from './doubleDouble'

/** `count` entries of a double-double array from `start`, `stride` apart. Values must be below 2⁹⁹⁵. */
export interface Strided {
  readonly values: DoubleDoubles
  readonly start: number
  readonly stride: number
}

/**
 * Σ x[i]·y[i] in double-double, written to `out` (high, low). Products and sums of the high parts are exact in pairs and
 * their errors are summed in double (Ogita, Rump and Oishi 2005, Dot2), so the error is about count · 2⁻¹⁰⁴ · Σ|x||y|.
 */
export function dotDoubleDouble(x: Strided, y: Strided, count: number, out: Float64Array): void {
  const { high: xHighs, low: xLows } = x.values
  const { high: yHighs, low: yLows } = y.values
  let i = x.start
  let j = y.start
  let sum = 0
  let error = 0
  for (let k = 0; k < count; k++, i += x.stride, j += y.stride) {
    const a = xHighs[i]
    const b = yHighs[j]
    const product = a * b
    const aScaled = SPLITTER * a
    const aHigh = aScaled - (aScaled - a)
    const aLow = a - aHigh
    const bScaled = SPLITTER * b
    const bHigh = bScaled - (bScaled - b)
    const bLow = b - bHigh
    const productError = aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow
    const next = sum + product
    const virtual = next - sum
    error += sum - (next - virtual) + (product - virtual) + (productError + (a * yLows[j] + xLows[i] * b))
    sum = next
  }
  const high = sum + error
  out[0] = high
  out[1] = error - (high - sum)
}

/** y[i] += (factorHigh + factorLow)·x[i] in double-double. */
export function addScaledDoubleDouble(
  factor: { readonly high: number; readonly low: number },
  x: Strided,
  y: Strided,
  count: number,
): void {
  const { high: xHighs, low: xLows } = x.values
  const { high: yHighs, low: yLows } = y.values
  const f = factor.high
  const g = factor.low
  const fScaled = SPLITTER * f
  const fHigh = fScaled - (fScaled - f)
  const fLow = f - fHigh
  let i = x.start
  let j = y.start
  for (let k = 0; k < count; k++, i += x.stride, j += y.stride) {
    const a = xHighs[i]
    const product = f * a
    const aScaled = SPLITTER * a
    const aHigh = aScaled - (aScaled - a)
    const aLow = a - aHigh
    const productError =
      fHigh * aHigh - product + fHigh * aLow + fLow * aHigh + fLow * aLow + (f * xLows[i] + g * a)
    const b = yHighs[j]
    const sum = b + product
    const virtual = sum - b
    let error = b - (sum - virtual) + (product - virtual)
    const low = yLows[j]
    const lowSum = low + productError
    const lowVirtual = lowSum - low
    const lowError = low - (lowSum - lowVirtual) + (productError - lowVirtual)
    error += lowSum
    const partial = sum + error
    const rest = error - (partial - sum) + lowError
    const high = partial + rest
    yHighs[j] = high
    yLows[j] = rest - (high - partial)
  }
}
