import type { ScriptInput } from './scriptInput'

/** The cells of a sheet that make the table; rows count from 1. */
export interface SheetCells {
  readonly left: string
  readonly right: string
  readonly top: number
  readonly bottom: number
  /** Whether the first of them names the columns: names over units are left out, for the units would make texts of the columns. */
  readonly named: boolean
}

/** Null where the summary of the import does not name them. */
export function sheetCells({
  reading,
  fileRows,
}: Pick<ScriptInput, 'reading' | 'fileRows'>): SheetCells | null {
  const { range, headerRow, header, unitRow } = reading
  const cells = /^([A-Z]+)(\d+):([A-Z]+)\d+$/.exec(range ?? '')
  if (cells === null) return null
  const top = (headerRow ?? Number(cells[2])) + (unitRow ? 2 : 0)
  const named = header && !unitRow
  return { left: cells[1], right: cells[3], top, bottom: top + fileRows - (named ? 0 : 1), named }
}
