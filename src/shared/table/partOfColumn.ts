import type { Column } from './column'

export interface RowRange {
  readonly start: number
  readonly end: number
}

/** Rows [start, end) of a column, or of the rows chosen from it; without a choice its memory is shared. */
export function partOfColumn(column: Column, { start, end }: RowRange, chosen: Int32Array | null): Column {
  const rows = chosen?.subarray(start, end)
  if (column.kind === 'factor') {
    const codes = rows ? Int32Array.from(rows, (row) => column.codes[row]) : column.codes.subarray(start, end)
    return { ...column, codes }
  }
  const values = rows
    ? Float64Array.from(rows, (row) => column.values[row])
    : column.values.subarray(start, end)
  return { ...column, values }
}
