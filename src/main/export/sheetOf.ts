import type { Cell } from '@shared/contract/cell'
import type { AppError } from '@shared/outcome/appError'
import type { SummarisedColumn } from '../data/database/summarisedColumn'
import type { ShownRows } from '../data/database/shownRows'
import { asTheyStand } from './asTheyStand'
import type { SheetColumn } from './sheetCell'
import { SHEET_LIMITS, type Sheet } from './workbookParts'

interface SheetFacts {
  readonly name: string
  readonly columns: readonly SummarisedColumn[]
  /** Told of what a sheet cannot hold, before the rows end with an exception. */
  readonly refuse: (error: AppError) => void
}

/** Why a table of this size is too large for a sheet; null where it is not. */
export function sheetObstacle(rows: number, columns: number): AppError | null {
  const { rows: rowLimit, columns: columnLimit } = SHEET_LIMITS
  const isSmall = rows < rowLimit && columns <= columnLimit
  return isSmall ? null : { code: 'sheet-too-small', rows, columns, rowLimit: rowLimit - 1, columnLimit }
}

/** A view of a table as a sheet. */
export function sheetOf(parts: AsyncIterable<ShownRows>, { name, columns, refuse }: SheetFacts): Sheet {
  const header = columns.map((column) => column.name)
  return { name, header, columns: columns.map(sheetColumn), rows: fittingRows(parts, header, refuse) }
}

const sheetColumn = ({ type, dayOnly }: SummarisedColumn): SheetColumn => {
  if (type !== 'date') return 'plain'
  return dayOnly ? 'day' : 'time'
}

async function* fittingRows(
  parts: AsyncIterable<ShownRows>,
  names: readonly string[],
  refuse: SheetFacts['refuse'],
): AsyncGenerator<readonly (readonly Cell[])[], void> {
  const limit = SHEET_LIMITS.characters
  for await (const part of parts) {
    const cells = asTheyStand(part)
    for (const [place, row] of cells.entries()) {
      const column = row.findIndex((cell) => typeof cell === 'string' && cell.length > limit)
      if (column < 0) continue
      refuse({ code: 'cell-too-long', row: part.rows[place].row, name: names[column], limit })
      throw new Error('cell-too-long')
    }
    yield cells
  }
}
