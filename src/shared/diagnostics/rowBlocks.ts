/** Numbers that a block holds: some 128 KiB, so that a block and what is made of it stay in the processor's cache. */
const BLOCK_NUMBERS = 16384

/** Rows that are read at a time from a matrix of `columnCount` columns; even, as a column block wants them. */
export function rowsPerBlock(columnCount: number): number {
  return Math.max(64, Math.min(4096, 8 * Math.floor(BLOCK_NUMBERS / Math.max(1, columnCount) / 8)))
}

/** Visits rows [0, rowCount) in blocks [start, end), in order. */
export function forEachBlock(
  rowCount: number,
  blockRows: number,
  visit: (start: number, end: number) => void,
): void {
  for (let start = 0; start < rowCount; start += blockRows)
    visit(start, Math.min(start + blockRows, rowCount))
}
