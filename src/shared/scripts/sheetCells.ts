import type { ScriptInput } from './scriptInput'

/** The cells of a sheet that make the table, its header among them; rows count from 1. */
export interface SheetCells {
  readonly left: string
  readonly right: string
  readonly top: number
  readonly bottom: number
}

/** Null where the summary of the import does not name them. */
export function sheetCells({
  reading,
  fileRows,
}: Pick<ScriptInput, 'reading' | 'fileRows'>): SheetCells | null {
  const { range, headerRow, header } = reading
  const cells = /^([A-Z]+)(\d+):([A-Z]+)\d+$/.exec(range ?? '')
  if (cells === null) return null
  const top = headerRow ?? Number(cells[2])
  return { left: cells[1], right: cells[3], top, bottom: top + fileRows - (header ? 0 : 1) }
}
