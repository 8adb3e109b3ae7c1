/** Which rows of the table to evaluate: `rows[start..end)`, or rows start to end themselves where `rows` is null. */
export interface RowBlock {
  readonly rows: Int32Array | null
  readonly start: number
  readonly end: number
}

/** An expression bound to columns; NaN is missing, a logical is 1 or 0. */
export interface Evaluator {
  readonly type: 'numeric' | 'logical'
  fill(block: RowBlock, target: Float64Array): void
  fillDoubleDouble(block: RowBlock, high: Float64Array, low: Float64Array): void
}
