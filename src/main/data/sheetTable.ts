import type { ImportOptions } from '@shared/source/importOptions'
import { looksLikeValue } from './columnSpec'
import { planTable, type TablePlan } from './csvPlan'
import { PLAIN_FORMAT } from './numberFormat'
import type { ProblemLog } from './problemLog'
import type { CsvRecord } from './recordReader'
import type { SheetCells } from './gatheredCells'

/** A sheet's rows as records, and which of them are the table. */
export interface SheetTable {
  readonly records: readonly CsvRecord[]
  readonly plan: TablePlan
  /** Rows of the sheet above the first data row. */
  readonly above: number
  /** Remarks below the table, which are no rows of it. */
  readonly notes: readonly (readonly string[])[]
}

/** Finds the table among a sheet's rows. Null when no row is left. */
export function findSheetTable(cells: SheetCells, options: ImportOptions): SheetTable | null {
  const told = skippedRows(cells, options)
  const skip = told ?? 0
  const rows = cells.rows.slice(skip)
  if (rows.length === 0) return null
  const records = rows.map((row, index) => ({ cells: row, line: index + 1, malformed: false }))
  // Numbers come as numbers: only texts could have other marks, and columns of them are judged one by one.
  const plan = planTable(records, ',', {
    header: options.header,
    decimal: '.',
    thousands: '',
    ...(told === null ? {} : { startsAtOnce: true }),
  })
  const end = rows.length - (options.range === undefined ? notesBelow(rows, plan) : 0)
  const above = skip + plan.preamble + (plan.header ? 1 : 0)
  return { records: records.slice(0, end), plan, above, notes: rows.slice(end) }
}

/** Rows that the user said to leave out above the table; null when that is to be found. */
function skippedRows({ firstRow }: SheetCells, { skipRows, headerRow }: ImportOptions): number | null {
  return headerRow === undefined ? (skipRows ?? null) : Math.max(0, headerRow - firstRow)
}

/** Rows of words at the end that fill few of the table's cells, after a blank row where the table is narrow: remarks. */
function notesBelow(rows: readonly (readonly string[])[], { names, preamble }: TablePlan): number {
  const most = Math.max(1, Math.floor(names.length / 3))
  let notes = 0
  let blank = false
  for (let row = rows.length - 1; row > preamble + 1; row--) {
    const present = rows[row].filter((cell) => cell.trim() !== '')
    if (present.length > most || present.some((cell) => looksLikeValue(cell, PLAIN_FORMAT))) break
    if (present.length === 0) blank = true
    notes++
  }
  return names.length > 2 || (names.length === 2 && blank) ? notes : 0
}

/** Reports the remarks below the table, as if they were rows of it. */
export function logNotes({ records, plan, notes }: SheetTable, log: ProblemLog): void {
  const rows = records.length - plan.preamble - (plan.header ? 1 : 0)
  for (const [index, note] of notes.entries()) {
    const column = note.findIndex((cell) => cell.trim() !== '')
    const text = note.filter((cell) => cell !== '').join(' ')
    if (column >= 0) log.add(rows + index + 1, plan.names[column], text, 'note-left-out')
  }
}

/** Blanks the cells without a value and reports them; answers their number a column. */
export function blankFailures(cells: SheetCells, { above, plan }: SheetTable, log: ProblemLog): number[] {
  const failed = plan.names.map(() => 0)
  for (const { row, column, text } of cells.failures) {
    cells.rows[row][column] = ''
    if (row < above) continue
    failed[column]++
    log.add(row - above + 1, plan.names[column], text, text.startsWith('#') ? 'formula-error' : 'not-a-date')
  }
  return failed
}
