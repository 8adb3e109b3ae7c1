/** Entries [start, start + count) of an array. */
export interface Slice {
  readonly values: Float64Array
  readonly start: number
}

/** Σ aᵢ bᵢ in four partial sums, because one would wait for itself at each addition. */
export function dotProduct(a: Slice, b: Slice, count: number): number {
  const x = a.values
  const y = b.values
  let sum0 = 0
  let sum1 = 0
  let sum2 = 0
  let sum3 = 0
  let i = a.start
  let j = b.start
  const last = i + count
  for (; i + 3 < last; i += 4, j += 4) {
    sum0 += x[i] * y[j]
    sum1 += x[i + 1] * y[j + 1]
    sum2 += x[i + 2] * y[j + 2]
    sum3 += x[i + 3] * y[j + 3]
  }
  for (; i < last; i++, j++) sum0 += x[i] * y[j]
  return sum0 + sum1 + (sum2 + sum3)
}

/** Σ aᵢ bᵢ of two whole vectors, summed in blocks so that rounding does not grow with their length. */
export function dotVectors(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let start = 0; start < a.length; start += BLOCK) {
    sum += dotProduct({ values: a, start }, { values: b, start }, Math.min(BLOCK, a.length - start))
  }
  return sum
}

const BLOCK = 4096
