import type { DoubleDoubles } from './doubleDouble'

/**
 * Folds a block of rows into the triangle of a QR factorisation: with [R; B] = Q [R'; 0], writes R' over R. This is one step
 * of the streamed ("tall and skinny") Householder QR; B is overwritten. Four columns at a time catch up with all reflections
 * before them; a pass over them subtracts one reflection and takes the inner products with the next, because reading and
 * writing memory costs more than the arithmetic.
 *
 * The reflections are the ones that leave R's diagonal positive and, next to a large R, nearly unchanged: what a block adds to R
 * is small and is summed with compensation, so that the rounding does not grow with the number of blocks. The arithmetic is
 * otherwise double. Sources: Golub and Van Loan 5.1.3, 5.2.1; Demmel et al. (2012).
 *
 * `triangle` is `order` × `order`, column-major, upper; `block` is `rows` × `order`, column-major.
 */
export function foldBlock(triangle: DoubleDoubles, order: number, block: Float64Array, rows: number): void {
  const fold = { triangle, order, block, rows, head: new Float64Array(order), beta: new Float64Array(order) }
  for (let start = 0; start < order; start += 4) {
    const end = Math.min(start + 4, order)
    if (end - start === 4 && start > 0) reflectFour(fold, start)
    else for (let k = start; k < end; k++) for (let j = 0; j < start; j++) reflectColumn(fold, j, k)
    for (let j = start; j < end; j++) {
      createReflection(fold, j)
      for (let k = j + 1; k < end; k++) reflectColumn(fold, j, k)
    }
  }
}

/** Reflection j is H = I − β u uᵀ, u = (head[j], column j of the block); β[j] = 0 where there is nothing to eliminate. */
interface Fold {
  readonly triangle: DoubleDoubles
  readonly order: number
  readonly block: Float64Array
  readonly rows: number
  readonly head: Float64Array
  readonly beta: Float64Array
}

/** Squares below this are near underflow; entries so small are the rounding left over by earlier reflections. */
const NEGLIGIBLE = 2 ** -960

/** The reflection that maps column j of [R; B] to a multiple of row j, which it writes. */
function createReflection({ triangle, order, block, rows, head, beta }: Fold, j: number): void {
  const tail = dot(block, j * rows, j * rows, rows)
  const diagonal = j * order + j
  const alpha = triangle.high[diagonal]
  const norm = Math.sqrt(alpha * alpha + tail)
  const growth = tail / (alpha + norm)
  if (tail < NEGLIGIBLE || growth < NEGLIGIBLE) return
  addTo(triangle, diagonal, growth)
  head[j] = -growth
  beta[j] = 1 / (norm * growth)
}

/** Updates row j of column k, given uᵀB of that column's block; answers the multiple of u to subtract from the block. */
function reflectEntry({ triangle, order, head, beta }: Fold, j: number, k: number, product: number): number {
  const entry = k * order + j
  const multiple = beta[j] * (head[j] * triangle.high[entry] + product)
  addTo(triangle, entry, -multiple * head[j])
  return multiple
}

/** values[at] += addend; what rounding takes away is kept in the low part. */
function addTo({ high, low }: DoubleDoubles, at: number, addend: number): void {
  const before = high[at]
  const sum = before + addend
  const virtual = sum - before
  low[at] += before - (sum - virtual) + (addend - virtual)
  high[at] = sum
}

/** Applies reflection j to column k. */
function reflectColumn(fold: Fold, j: number, k: number): void {
  const { block, rows } = fold
  const u = j * rows
  const column = k * rows
  const multiple = reflectEntry(fold, j, k, dot(block, u, column, rows))
  for (let i = 0; i < rows; i++) block[column + i] -= multiple * block[u + i]
}

/** Applies reflections 0 to k − 1 to columns k to k + 3. */
function reflectFour(fold: Fold, k: number): void {
  const { block, rows } = fold
  const a = k * rows
  const b = a + rows
  const c = b + rows
  const d = c + rows
  let onA = dot(block, 0, a, rows)
  let onB = dot(block, 0, b, rows)
  let onC = dot(block, 0, c, rows)
  let onD = dot(block, 0, d, rows)
  for (let j = 0; j < k; j++) {
    const fromA = reflectEntry(fold, j, k, onA)
    const fromB = reflectEntry(fold, j, k + 1, onB)
    const fromC = reflectEntry(fold, j, k + 2, onC)
    const fromD = reflectEntry(fold, j, k + 3, onD)
    const u = j * rows
    const next = j + 1 < k ? u + rows : u
    onA = onB = onC = onD = 0
    for (let i = 0; i < rows; i++) {
      const ui = block[u + i]
      const vi = block[next + i]
      const ai = block[a + i] - fromA * ui
      const bi = block[b + i] - fromB * ui
      const ci = block[c + i] - fromC * ui
      const di = block[d + i] - fromD * ui
      block[a + i] = ai
      block[b + i] = bi
      block[c + i] = ci
      block[d + i] = di
      onA += ai * vi
      onB += bi * vi
      onC += ci * vi
      onD += di * vi
    }
  }
}

/** Four partial sums, because one would wait for itself at each addition. */
function dot(block: Float64Array, a: number, b: number, count: number): number {
  let sum0 = 0
  let sum1 = 0
  let sum2 = 0
  let sum3 = 0
  let i = 0
  for (; i + 3 < count; i += 4) {
    sum0 += block[a + i] * block[b + i]
    sum1 += block[a + i + 1] * block[b + i + 1]
    sum2 += block[a + i + 2] * block[b + i + 2]
    sum3 += block[a + i + 3] * block[b + i + 3]
  }
  for (; i < count; i++) sum0 += block[a + i] * block[b + i]
  return sum0 + sum1 + (sum2 + sum3)
}
