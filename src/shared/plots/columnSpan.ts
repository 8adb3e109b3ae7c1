import type { TableRows } from '../formula/tableRows'

/** The range of a column over some rows, and its mean there. */
export interface ColumnSpan {
  readonly low: number
  readonly high: number
  readonly mean: number
}

/** Rows whose values are added up before their mean is taken into that of all: a division for each would take most of the time. */
const BLOCK_ROWS = 1024

export function spanOf(cells: Float64Array | Int32Array, { listed, length }: TableRows): ColumnSpan {
  const span = { low: Infinity, high: -Infinity, mean: 0 }
  const gathered = new Float64Array(BLOCK_ROWS)
  for (let start = 0; start < length; start += BLOCK_ROWS) {
    const end = Math.min(length, start + BLOCK_ROWS)
    if (listed !== null) for (let i = start; i < end; i++) gathered[i - start] = cells[listed[i]]
    const block = listed === null ? cells.subarray(start, end) : gathered.subarray(0, end - start)
    widen(span, block, end)
  }
  return span
}

/** Takes in a block, with which there are `count` values. */
function widen(
  span: { -readonly [K in keyof ColumnSpan]: number },
  block: Float64Array | Int32Array,
  count: number,
): void {
  const { mean } = span
  let { low, high } = span
  let sum = 0
  for (let k = 0; k < block.length; k++) {
    const value = block[k]
    if (value < low) low = value
    if (value > high) high = value
    sum += value - mean
  }
  span.low = low
  span.high = high
  span.mean = mean + sum / count
}
