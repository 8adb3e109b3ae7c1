/**
 * Double-double arithmetic: a number is the unevaluated sum high + low of two doubles with |low| ≤ ulp(high)/2, some 31
 * decimal digits. Every function writes its result to `out` (high at 0, low at 1) instead of allocating a pair. A result that
 * is not finite has low 0. Sources: Dekker (1971), Knuth TAOCP 2, 4.2.2; Hida, Li and Bailey (2001), QD.
 */
export interface DoubleDoubles {
  readonly high: Float64Array
  readonly low: Float64Array
}

/** 2^27 + 1, Veltkamp's constant: splits 53 bits into 26 + 27. */
export const SPLITTER = 134217729
/** Above this the split itself would overflow. */
const SPLIT_LIMIT = 2 ** 995
const SHRINK = 2 ** -28
const GROW = 2 ** 28

export function createDoubleDoubles(length: number): DoubleDoubles {
  return { high: new Float64Array(length), low: new Float64Array(length) }
}

/** a + b = high + low exactly. */
export function twoSum(a: number, b: number, out: Float64Array): void {
  const sum = a + b
  const bVirtual = sum - a
  out[0] = sum
  out[1] = sum - sum === 0 ? a - (sum - bVirtual) + (b - bVirtual) : 0
}

/** The rounding error of the product a·b: a·b = fl(a·b) + error, exact unless it underflows. */
function productError(a: number, b: number, product: number): number {
  if (product - product !== 0) return 0
  if (a > SPLIT_LIMIT || a < -SPLIT_LIMIT) return GROW * productError(a * SHRINK, b, product * SHRINK)
  if (b > SPLIT_LIMIT || b < -SPLIT_LIMIT) return GROW * productError(a, b * SHRINK, product * SHRINK)
  const aScaled = SPLITTER * a
  const aHigh = aScaled - (aScaled - a)
  const aLow = a - aHigh
  const bScaled = SPLITTER * b
  const bHigh = bScaled - (bScaled - b)
  const bLow = b - bHigh
  return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow
}

/** a · b = high + low exactly, without a fused multiply-add. */
export function twoProduct(a: number, b: number, out: Float64Array): void {
  const product = a * b
  out[0] = product
  out[1] = productError(a, b, product)
}

/** (aHigh + aLow) + (bHigh + bLow), relative error at most 2⁻¹⁰⁴ even under cancellation. */
export function addDoubleDouble(
  aHigh: number,
  aLow: number,
  bHigh: number,
  bLow: number,
  out: Float64Array,
): void {
  const sum = aHigh + bHigh
  if (sum - sum !== 0) return store(sum, 0, out)
  const bVirtual = sum - aHigh
  let error = aHigh - (sum - bVirtual) + (bHigh - bVirtual)
  const lowSum = aLow + bLow
  const lowVirtual = lowSum - aLow
  const lowError = aLow - (lowSum - lowVirtual) + (bLow - lowVirtual)
  error += lowSum
  const high = sum + error
  store(high, error - (high - sum) + lowError, out)
}

export function multiplyDoubleDouble(
  aHigh: number,
  aLow: number,
  bHigh: number,
  bLow: number,
  out: Float64Array,
): void {
  const product = aHigh * bHigh
  if (product - product !== 0) return store(product, 0, out)
  store(product, productError(aHigh, bHigh, product) + (aHigh * bLow + aLow * bHigh), out)
}

export function divideDoubleDouble(
  aHigh: number,
  aLow: number,
  bHigh: number,
  bLow: number,
  out: Float64Array,
): void {
  const first = aHigh / bHigh
  if (first - first !== 0 || bHigh - bHigh !== 0) return store(first, 0, out)
  multiplyDoubleDouble(bHigh, bLow, first, 0, out)
  addDoubleDouble(aHigh, aLow, -out[0], -out[1], out)
  const remainderHigh = out[0]
  const remainderLow = out[1]
  const second = remainderHigh / bHigh
  multiplyDoubleDouble(bHigh, bLow, second, 0, out)
  addDoubleDouble(remainderHigh, remainderLow, -out[0], -out[1], out)
  const third = out[0] / bHigh
  const high = first + second
  addDoubleDouble(high, second - (high - first), third, 0, out)
}

/** Square root; NaN for negative numbers (Karp's method: one Newton step from the double root). */
export function squareRootDoubleDouble(aHigh: number, aLow: number, out: Float64Array): void {
  const root = Math.sqrt(aHigh)
  if (!(root > 0) || root === Infinity) return store(root, 0, out)
  twoProduct(root, root, out)
  addDoubleDouble(aHigh, aLow, -out[0], -out[1], out)
  store(root, out[0] / (2 * root), out)
}

/** Normalises high + low, |low| ≤ |high|, into `out`. */
function store(high: number, low: number, out: Float64Array): void {
  const sum = high + low
  out[0] = sum
  out[1] = sum - sum === 0 ? low - (sum - high) : 0
}
