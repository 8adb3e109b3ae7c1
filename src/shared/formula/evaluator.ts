/** Rows [start, end) of the used rows: row i of the table, or table row `rows[i]` where some are left out. */
export interface RowBlock {
  readonly rows: Int32Array | null
  readonly start: number
  readonly end: number
}

/** Computes one value a row, block by block, straight from the columns; NaN is missing, logical values are 1 and 0. */
export interface Evaluator {
  /** The column's own values, where there is nothing to compute. */
  readonly values?: Float64Array
  readonly fill: (block: RowBlock, target: Float64Array) => void
  /** The same as high + low, exact to about 31 digits where the arithmetic is + − × ÷ √ and whole powers. */
  readonly fillDoubleDouble: (block: RowBlock, high: Float64Array, low: Float64Array) => void
}

/** Rows that are computed at a time, so that intermediate values stay in the processor's cache. */
export const BLOCK_ROWS = 1024

/** Rows that are looked at together: where few rows are left out, most such runs have no gap and are copied at once. */
const RUN = 256

/** Copies a column's values of the block's rows. */
export function gather(values: Float64Array | Int32Array, block: RowBlock, target: Float64Array): void {
  const { rows, start, end } = block
  if (rows === null) return target.set(values.subarray(start, end))
  for (let from = start; from < end; from += RUN) {
    const last = Math.min(from + RUN, end) - 1
    if (rows[last] - rows[from] === last - from) {
      target.set(values.subarray(rows[from], rows[last] + 1), from - start)
    } else {
      for (let i = from; i <= last; i++) target[i - start] = values[rows[i]]
    }
  }
}

/** Calls `visit` with blocks of at most `BLOCK_ROWS` rows and where in the whole block each begins. */
export function inBlocks(block: RowBlock, visit: (part: RowBlock, offset: number) => void): void {
  for (let start = block.start; start < block.end; start += BLOCK_ROWS) {
    const end = Math.min(block.end, start + BLOCK_ROWS)
    visit({ rows: block.rows, start, end }, start - block.start)
  }
}

/** An evaluator of a column as it is. */
export function columnEvaluator(values: Float64Array): Evaluator {
  return {
    values,
    fill: (block, target) => gather(values, block, target),
    fillDoubleDouble: (block, high, low) => {
      gather(values, block, high)
      low.fill(0, 0, block.end - block.start)
    },
  }
}
