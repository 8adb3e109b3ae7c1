import type { NewRows } from '@shared/inference/predict'
import type { Column } from '@shared/table/column'

/** New rows from cells by column: numbers are numeric, all else a factor with sorted levels. */
export function newColumns(cells: Readonly<Record<string, readonly (number | string)[]>>): NewRows {
  const columns = Object.entries(cells).map(([name, own]): Column => {
    if (own.every((cell) => typeof cell === 'number')) {
      return { kind: 'numeric', name, values: Float64Array.from(own) }
    }
    const levels = [...new Set(own.map(String))].sort()
    const codes = Int32Array.from(own, (cell) => levels.indexOf(String(cell)))
    return { kind: 'factor', name, levels, codes, logical: false }
  })
  return { columns, rowCount: Object.values(cells)[0].length }
}
