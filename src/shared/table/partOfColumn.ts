import type { Column } from './column'

export interface RowRange {
  readonly start: number
  readonly end: number
}

/** Rows [start, end) of a column, or of the rows chosen from it; without a choice its memory is shared. */
export function partOfColumn(column: Column, { start, end }: RowRange, chosen: Int32Array | null): Column {
  const rows = chosen?.subarray(start, end)
  if (column.kind === 'factor') {
    const codes = rows
      ? gather(column.codes, rows, new Int32Array(rows.length))
      : column.codes.subarray(start, end)
    return { ...column, codes }
  }
  const values = rows
    ? gather(column.values, rows, new Float64Array(rows.length))
    : column.values.subarray(start, end)
  return { ...column, values }
}

function gather<A extends Float64Array | Int32Array>(cells: A, rows: Int32Array, target: A): A {
  for (let i = 0; i < rows.length; i++) target[i] = cells[rows[i]]
  return target
}
