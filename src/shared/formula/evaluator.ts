import type { NumericColumn } from '../table/column'
import type { PackedNumbers } from '../table/packedNumbers'
import { unpack, unpackRows } from '../table/packedNumbers'
import type { StoredNumbers } from '../table/storedNumbers'
import { readStoredRows } from '../table/storedColumn'

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
  /** The largest magnitude of all rows, where it is known that no value is missing. */
  readonly magnitude?: number
  readonly fill: (block: RowBlock, target: Float64Array) => void
  /** The same as high + low, exact to about 31 digits where the arithmetic is + − × ÷ √ and whole powers. */
  readonly fillDoubleDouble: (block: RowBlock, high: Float64Array, low: Float64Array) => void
}

/** Rows that are computed at a time, so that intermediate values stay in the processor's cache. */
export const BLOCK_ROWS = 1024

/** Copies a column's values of the block's rows. */
export function gather(values: Float64Array | Int32Array, block: RowBlock, target: Float64Array): void {
  const { rows, start, end } = block
  if (rows === null) target.set(values.subarray(start, end))
  else if (end > start) gatherRows(values, rows, { start, end, offset: -start }, target)
}

/** Rows [start, end) go to `target` from `start + offset` on. */
interface Gathering {
  readonly start: number
  readonly end: number
  readonly offset: number
}

/** Fewer rows than this are copied one by one where there is a gap in them, and so are more where one in so many is left out. */
const FEW = 128

/** Where few rows are left out, halving leads to long runs without a gap, which are copied at once. */
function gatherRows(
  values: Float64Array | Int32Array,
  rows: Int32Array,
  { start, end, offset }: Gathering,
  target: Float64Array,
): void {
  const leftOut = rows[end - 1] - rows[start] - (end - 1 - start)
  if (leftOut === 0) {
    target.set(values.subarray(rows[start], rows[end - 1] + 1), start + offset)
  } else if (end - start < FEW || FEW * leftOut > end - start) {
    for (let i = start; i < end; i++) target[i + offset] = values[rows[i]]
  } else {
    const middle = (start + end) >> 1
    gatherRows(values, rows, { start, end: middle, offset }, target)
    gatherRows(values, rows, { start: middle, end, offset }, target)
  }
}

/** The same of packed numbers. */
function gatherPacked(packed: PackedNumbers, { rows, start, end }: RowBlock, target: Float64Array): void {
  if (rows === null) unpack(packed, start, end, target)
  else unpackRows(packed, rows.subarray(start, end), target)
}

/** The same of stored numbers. */
function gatherStored(stored: StoredNumbers, { rows, start, end }: RowBlock, target: Float64Array): void {
  if (rows === null) stored.read(start, end, target)
  else readStoredRows(stored, rows.subarray(start, end), target)
}

/** Calls `visit` with blocks of at most `BLOCK_ROWS` rows and where in the whole block each begins. */
export function inBlocks(block: RowBlock, visit: (part: RowBlock, offset: number) => void): void {
  for (let start = block.start; start < block.end; start += BLOCK_ROWS) {
    const end = Math.min(block.end, start + BLOCK_ROWS)
    visit({ rows: block.rows, start, end }, start - block.start)
  }
}

/** An evaluator of a column as it is. */
export function columnEvaluator(column: NumericColumn): Evaluator {
  const { packed, stored, magnitude } = column
  if (packed !== undefined)
    return exactEvaluator((block, target) => gatherPacked(packed, block, target), { magnitude })
  if (stored !== undefined)
    return exactEvaluator((block, target) => gatherStored(stored, block, target), { magnitude })
  const { values } = column
  return exactEvaluator((block, target) => gather(values, block, target), { values, magnitude })
}

/** Of doubles as they are: nothing is beyond them. */
function exactEvaluator(fill: Evaluator['fill'], known: Pick<Evaluator, 'values' | 'magnitude'>): Evaluator {
  return {
    ...known,
    fill,
    fillDoubleDouble: (block, high, low) => {
      fill(block, high)
      low.fill(0, 0, block.end - block.start)
    },
  }
}
