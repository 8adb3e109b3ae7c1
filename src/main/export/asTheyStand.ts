import type { Cell } from '@shared/contract/cell'
import type { ShownRows } from '../data/database/shownRows'

/** The cells of rows; those that could not be read as they stand in the file, so that nothing is lost. */
export function asTheyStand({ rows, failed }: ShownRows): readonly (readonly Cell[])[] {
  if (failed.length === 0) return rows.map(({ values }) => values)
  const places = new Map(rows.map(({ row }, place) => [row, place]))
  const cells = rows.map(({ values }) => [...values])
  for (const { row, column, text } of failed) cells[places.get(row)!][column] = text
  return cells
}
