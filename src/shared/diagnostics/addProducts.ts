import type { ColumnBlock } from '../numeric/columnBlock'

export interface ProductsOfColumns {
  /** Columns [first, last) of the block are multiplied, */
  readonly first: number
  readonly last: number
  /** each with this one. */
  readonly next: number
  readonly rows: number
}

/** Adds to `sums`, from `offset` on, the inner product of each of some columns with another one. */
export function addProducts(
  block: ColumnBlock,
  { first, last, next, rows }: ProductsOfColumns,
  sums: Float64Array,
  offset = 0,
): void {
  for (let column = first; column < last; column += 4) {
    const width = Math.min(4, last - column)
    block.multiply(width, next, column, rows)
    for (let k = 0; k < width; k++) sums[offset + column - first + k] += block.products[k]
  }
}
