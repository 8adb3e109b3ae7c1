/**
 * Columns of numbers, one after the other in `values`, and the passes over them that least squares spends its time in. They work on
 * up to four neighbouring columns at once, because reading and writing memory costs more than the arithmetic.
 */
export interface ColumnBlock {
  readonly values: Float64Array
  /** What the next pass is to subtract, one entry a column. */
  readonly multiples: Float64Array
  /** What the last pass found, one entry a column. */
  readonly products: Float64Array
  /**
   * For each of the `width` columns c from column `first` on: c ← c − multiples[k] · `source`, then products[k] = c · `next`, which may
   * be column `first` itself. All by their index; a column has `rows` entries. The products are sums of two: of the even
   * and of the odd rows.
   */
  reflect(width: number, source: number, next: number, first: number, rows: number): void
  /** products[k] = c · `next` for each of the columns, which stay as they are; in the same two sums. */
  multiply(width: number, next: number, first: number, rows: number): void
  /** c ← c − multiples[k] · `source` for each of the columns, and no products. */
  subtract(width: number, source: number, first: number, rows: number): void
}
