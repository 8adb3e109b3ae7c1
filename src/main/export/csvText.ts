import type { Cell } from '@shared/contract/cell'

/** What a spreadsheet would take for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r]/
const NEEDS_QUOTES = /[",\r\n]/

interface CsvOptions {
  /** Whether a text that a spreadsheet would run as a formula gets an apostrophe before it. @default true */
  readonly protect?: boolean
}

/**
 * Rows of cells as CSV (RFC 4180) with commas and a decimal point. Numbers stand as they are, with all their digits. NaN and
 * null are empty; where that is all of a row it is quoted, since readers pass over empty lines.
 */
export function csvText(rows: readonly (readonly Cell[])[], { protect = true }: CsvOptions = {}): string {
  const isFormula = (text: string): boolean => protect && FORMULA.test(text)
  return rows
    .map((cells) => `${cells.map((cell) => csvCell(cell, isFormula)).join(',') || '""'}\r\n`)
    .join('')
}

function csvCell(cell: Cell, isFormula: (text: string) => boolean): string {
  if (cell === null || Number.isNaN(cell)) return ''
  if (typeof cell === 'number') return String(cell)
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  const safe = isFormula(cell) ? `'${cell}` : cell
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
