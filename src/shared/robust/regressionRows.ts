/**
 * A regression in coordinates that are good to compute in: z = Q γ + e, where √w X = Q R, QᵀQ = I, and z are the residuals √w (y − Xβ₀) of
 * least squares. Rows of zero weight are not among them.
 */
export interface RegressionRows {
  readonly count: number
  readonly rank: number
  /** Q, row after row. */
  readonly rows: Float64Array
  /** z. */
  readonly response: Float64Array
}

/** Writes e = z − Q γ. */
export function residualsOf(
  { count, rank, rows, response }: RegressionRows,
  coefficients: Float64Array,
  target: Float64Array,
): void {
  for (let i = 0, cell = 0; i < count; i++) {
    let value = response[i]
    for (let k = 0; k < rank; k++) value -= rows[cell++] * coefficients[k]
    target[i] = value
  }
}

/** Σ a q qᵀ, row-major, both triangles. */
export function weightedProducts(
  { count, rank, rows }: Pick<RegressionRows, 'count' | 'rank' | 'rows'>,
  weights: Float64Array,
): Float64Array {
  const sums = new Float64Array(rank * rank)
  for (let i = 0; i < count; i++) {
    const weight = weights[i]
    if (weight === 0) continue
    const start = i * rank
    for (let j = 0; j < rank; j++) {
      const entry = weight * rows[start + j]
      for (let k = 0; k <= j; k++) sums[j * rank + k] += entry * rows[start + k]
    }
  }
  for (let j = 0; j < rank; j++) for (let k = 0; k < j; k++) sums[k * rank + j] = sums[j * rank + k]
  return sums
}

/** Σ a q. */
export function weightedSum(
  { count, rank, rows }: Pick<RegressionRows, 'count' | 'rank' | 'rows'>,
  weights: Float64Array,
): Float64Array {
  const sums = new Float64Array(rank)
  for (let i = 0, cell = 0; i < count; i++) {
    const weight = weights[i]
    for (let k = 0; k < rank; k++) sums[k] += weight * rows[cell++]
  }
  return sums
}
