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
  const block = new Float64Array(BLOCK_ROWS)
  const span = { low: Infinity, high: -Infinity, mean: 0 }
  for (let start = 0; start < length; start += BLOCK_ROWS) {
    const end = Math.min(length, start + BLOCK_ROWS)
    if (listed === null) block.set(cells.subarray(start, end))
    else for (let i = start; i < end; i++) block[i - start] = cells[listed[i]]
    widen(span, block.subarray(0, end - start), end)
  }
  return span
}

/** Takes in a block, with which there are `count` values. */
function widen(
  span: { -readonly [K in keyof ColumnSpan]: number },
  block: Float64Array,
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
