import type { ImportOptions } from '@shared/source/importOptions'
import type { CellGrid } from './cellGrid'
import { looksLikeValue } from '../cells/columnSpec'
import { headLength, planTable, type TablePlan } from '../text/csvPlan'
import { PLAIN_FORMAT } from '../cells/numberFormat'
import type { ProblemLog } from '../cells/problemLog'
import type { SheetCells } from './gatheredCells'

/** Which of a sheet's rows are the table. */
export interface SheetTable {
  readonly grid: CellGrid
  readonly plan: TablePlan
  /** Rows above the first data row. */
  readonly above: number
  /** Where the rows of the table end. */
  readonly end: number
  /** Remarks below the table, which are no rows of it. */
  readonly notes: readonly (readonly string[])[]
}

/** Rows by which the table's beginning is found. */
const LOOKED_AT = 1000

/** Finds the table among a sheet's rows. Null when no row is left. */
export function findSheetTable(cells: SheetCells, options: ImportOptions): SheetTable | null {
  const told = skippedRows(cells, options)
  const skip = told ?? 0
  const { grid } = cells
  if (grid.height <= skip) return null
  const first = grid.rows(skip, skip + LOOKED_AT)
  const records = first.map((row, index) => ({ cells: row, line: index + 1, malformed: false }))
  // Numbers come as numbers: only texts could have other marks, and columns of them are judged one by one.
  const plan = planTable(records, ',', {
    header: options.header,
    unitRow: options.unitRow,
    decimal: '.',
    thousands: '',
    ...(told === null ? {} : { startsAtOnce: true }),
  })
  const header = skip + plan.preamble
  const end = grid.height - (options.range === undefined ? notesBelow(grid, header + 1, plan) : 0)
  const above = header + headLength(plan)
  return { grid, plan, above, end, notes: grid.rows(end, grid.height) }
}

/** Rows that the user said to leave out above the table; null when that is to be found. */
function skippedRows({ firstRow }: SheetCells, { skipRows, headerRow }: ImportOptions): number | null {
  return headerRow === undefined ? (skipRows ?? null) : Math.max(0, headerRow - firstRow)
}

/** Rows of words at the end that fill few of the table's cells, after a blank row where the table is narrow: remarks. */
function notesBelow(grid: CellGrid, first: number, { names }: TablePlan): number {
  const most = Math.max(1, Math.floor(names.length / 3))
  let notes = 0
  let blank = false
  for (let row = grid.height - 1; row > first; row--) {
    const present = grid.row(row).filter((cell) => cell.trim() !== '')
    if (present.length > most || present.some((cell) => looksLikeValue(cell, PLAIN_FORMAT))) break
    if (present.length === 0) blank = true
    notes++
  }
  return names.length > 2 || (names.length === 2 && blank) ? notes : 0
}

/** Reports the remarks below the table, as if they were rows of it. */
export function logNotes({ plan, above, end, notes }: SheetTable, log: ProblemLog): void {
  for (const [index, note] of notes.entries()) {
    const column = note.findIndex((cell) => cell.trim() !== '')
    const text = note.filter((cell) => cell !== '').join(' ')
    if (column >= 0) log.add(end - above + index + 1, plan.names[column], text, 'note-left-out')
  }
}

/** Blanks the cells without a value and reports them; answers their number a column. */
export function blankFailures(
  failures: SheetCells['failures'],
  { grid, above, plan }: SheetTable,
  log: ProblemLog,
): number[] {
  const failed = plan.names.map(() => 0)
  for (const { row, column, text } of failures) {
    grid.blank(row, column)
    if (row < above) continue
    failed[column]++
    log.add(row - above + 1, plan.names[column], text, text.startsWith('#') ? 'formula-error' : 'not-a-date')
  }
  return failed
}
