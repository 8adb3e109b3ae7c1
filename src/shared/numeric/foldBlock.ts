import type { ColumnBlock } from './columnBlock'
import type { DoubleDoubles } from './doubleDouble'

/**
 * Folds a block of rows into the triangle of a QR factorisation: with [R; B] = Q [R'; 0], writes R' over R. This is one step
 * of the streamed ("tall and skinny") Householder QR; B is overwritten. Four columns at a time catch up with all reflections
 * before them; a pass over them subtracts one reflection and takes the inner products with the next.
 *
 * The reflections are the ones that leave R's diagonal positive and, next to a large R, nearly unchanged: what a block adds to R
 * is small and is summed with compensation, so that the rounding does not grow with the number of blocks. The arithmetic is
 * otherwise double. Sources: Golub and Van Loan 5.1.3, 5.2.1; Demmel et al. (2012).
 *
 * `triangle` is `order` × `order`, column-major, upper; `block` holds `order` columns of `rows` entries.
 */
export function foldBlock(triangle: DoubleDoubles, order: number, block: ColumnBlock, rows: number): void {
  const fold = { triangle, order, block, rows, head: new Float64Array(order), beta: new Float64Array(order) }
  for (let start = 0; start < order; start += PANEL) foldPanel(fold, start, Math.min(start + PANEL, order))
}

/** Columns that are worked on together. */
const PANEL = 4

/** Reflection j is H = I − β u uᵀ, u = (head[j], column j of the block); β[j] = 0 where there is nothing to eliminate. */
interface Fold {
  readonly triangle: DoubleDoubles
  readonly order: number
  readonly block: ColumnBlock
  readonly rows: number
  readonly head: Float64Array
  readonly beta: Float64Array
}

/** Applies all earlier reflections to columns [start, end), then makes a reflection of each and applies it to those behind it. */
function foldPanel(fold: Fold, start: number, end: number): void {
  const { block, rows } = fold
  block.multiples.fill(0)
  block.reflect(end - start, 0, 0, start, rows)
  for (let j = 0; j < start; j++) reflect(fold, j, start, end)
  for (let j = start; j < end; j++) {
    createReflection(fold, j, block.products[0])
    block.products.copyWithin(0, 1)
    if (j + 1 < end) reflect(fold, j, j + 1, end)
  }
}

/** Squares below this are near underflow; entries so small are the rounding left over by earlier reflections. */
const NEGLIGIBLE = 2 ** -960

/** The reflection that maps column j of [R; B], whose entries in B have squares that sum to `tail`, to a multiple of row j, which it writes. */
function createReflection({ triangle, order, head, beta }: Fold, j: number, tail: number): void {
  const diagonal = j * order + j
  const alpha = triangle.high[diagonal]
  const norm = Math.sqrt(alpha * alpha + tail)
  const growth = tail / (alpha + norm)
  if (tail < NEGLIGIBLE || growth < NEGLIGIBLE) return
  addTo(triangle, diagonal, growth)
  head[j] = -growth
  beta[j] = 1 / (norm * growth)
}

/**
 * Applies reflection j to columns [first, end), given uᵀB of each as the block's products; leaves there the products with what
 * comes next: with reflection j + 1, which is column `first` itself where that is to be made of it.
 */
function reflect(
  { triangle, order, block, rows, head, beta }: Fold,
  j: number,
  first: number,
  end: number,
): void {
  const { multiples, products } = block
  for (let k = first; k < end; k++) {
    const entry = k * order + j
    const multiple = beta[j] * (head[j] * triangle.high[entry] + products[k - first])
    addTo(triangle, entry, -multiple * head[j])
    multiples[k - first] = multiple
  }
  block.reflect(end - first, j, j + 1, first, rows)
}

/** values[at] += addend; what rounding takes away is kept in the low part. */
function addTo({ high, low }: DoubleDoubles, at: number, addend: number): void {
  const before = high[at]
  const sum = before + addend
  const virtual = sum - before
  low[at] += before - (sum - virtual) + (addend - virtual)
  high[at] = sum
}
