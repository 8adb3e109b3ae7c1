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
  for (let start = 0; start < count; start += BLOCK_ROWS) {
    const end = Math.min(count, start + BLOCK_ROWS)
    for (let i = start; i < end; i++) target[i] = response[i]
    for (let first = 0; first < rank; first += 4) {
      subtractColumns({ rank, rows, first, start, end }, coefficients, target)
    }
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
  for (let start = 0; start < count; start += BLOCK_ROWS) {
    const end = Math.min(count, start + BLOCK_ROWS)
    for (let first = 0; first < rank; first += 4) addColumns({ rank, rows, first, start, end }, weights, sums)
  }
  return sums
}

/** Rows that stay in the cache while their columns are read four at a time. */
const BLOCK_ROWS = 256

/** Up to four neighbouring columns of some rows. */
interface Columns extends Pick<RegressionRows, 'rank' | 'rows'> {
  readonly first: number
  readonly start: number
  readonly end: number
}

/** e ← e − Σ q γ over the columns; those beyond the last are multiplied by 0. */
function subtractColumns(
  { rank, rows, first, start, end }: Columns,
  coefficients: Float64Array,
  target: Float64Array,
): void {
  const [second, third, fourth] = neighbours(first, rank)
  const a = coefficients[first]
  const b = second > 0 ? coefficients[first + second] : 0
  const c = third > 0 ? coefficients[first + third] : 0
  const d = fourth > 0 ? coefficients[first + fourth] : 0
  for (let i = start, at = start * rank + first; i < end; i++, at += rank) {
    target[i] -= rows[at] * a + rows[at + second] * b + (rows[at + third] * c + rows[at + fourth] * d)
  }
}

/** Adds Σ a q over the columns to the sums. */
function addColumns(
  { rank, rows, first, start, end }: Columns,
  weights: Float64Array,
  sums: Float64Array,
): void {
  const [second, third, fourth] = neighbours(first, rank)
  let [a, b, c, d] = [0, 0, 0, 0]
  for (let i = start, at = start * rank + first; i < end; i++, at += rank) {
    const weight = weights[i]
    a += weight * rows[at]
    b += weight * rows[at + second]
    c += weight * rows[at + third]
    d += weight * rows[at + fourth]
  }
  sums[first] += a
  if (second > 0) sums[first + second] += b
  if (third > 0) sums[first + third] += c
  if (fourth > 0) sums[first + fourth] += d
}

/** How far the next three columns are from the first; 0, the first again, where there is none. */
function neighbours(first: number, rank: number): readonly [number, number, number] {
  const left = rank - first
  return [left > 1 ? 1 : 0, left > 2 ? 2 : 0, left > 3 ? 3 : 0]
}
