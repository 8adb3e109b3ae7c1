import { read, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx'
import type { ImportSummary } from '@shared/contract/engineApi'
import type { ImportOptions } from '@shared/document/importOptions'
import type { AppError } from '@shared/outcome/appError'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { hasValue, parseRange, readSheetCells, type SheetCells } from './sheetCells'
import type { NumberFormat } from './numberFormat'
import { MOST_CELLS } from './workbookLimits'

/** Parses a workbook's bytes: values and number formats, no formulas and no styles. */
export function parseWorkbook(path: string, bytes: Uint8Array): Result<WorkBook> {
  try {
    const settings = { dense: true, cellFormula: false, cellHTML: false, cellText: false, cellNF: true }
    const book = read(bytes, { type: 'buffer', ...settings })
    const readable = book.SheetNames.length > 0
    return readable ? ok(book) : fail({ code: 'workbook-damaged', path, reason: 'it has no sheet' })
  } catch (error) {
    return fail(parseError(path, (error as Error).message))
  }
}

function parseError(path: string, reason: string): AppError {
  if (/password|encrypt/i.test(reason)) return { code: 'workbook-encrypted', path }
  return { code: 'workbook-damaged', path, reason }
}

/** The sheet that the options name, else the first that is visible and has cells; and the cells in the range asked for. */
export function chooseSheet(
  path: string,
  book: WorkBook,
  options: ImportOptions,
): Result<{ sheet: string; cells: SheetCells }> {
  const range = options.range === undefined ? null : parseRange(options.range)
  if (options.range !== undefined && range === null) {
    return fail({ code: 'range-invalid', path, range: options.range })
  }
  const names = options.sheet === undefined ? defaultOrder(book) : [options.sheet]
  for (const sheet of names) {
    const found = book.SheetNames.includes(sheet) ? book.Sheets[sheet] : undefined
    if (found === undefined)
      return fail({ code: 'sheet-not-found', path, sheet, sheets: book.SheetNames.join(', ') })
    const date1904 = book.Workbook?.WBProps?.date1904 === true
    const cells = readSheetCells(found, { range, date1904, limit: MOST_CELLS, marks: toldMarks(options) })
    if (cells === 'too-large') {
      return fail({ code: 'workbook-too-large', path, limit: `${MOST_CELLS / 1e6} million cells a sheet` })
    }
    if (cells.rows.length > 0) return ok({ sheet, cells })
  }
  return fail({ code: 'sheet-empty', path, sheet: names[0] ?? '' })
}

/** How numbers that are stored as text are written, where the user said it. */
function toldMarks({ decimal, thousands }: ImportOptions): NumberFormat | null {
  if (decimal === undefined && thousands === undefined) return null
  const mark = decimal ?? (thousands === '.' ? ',' : '.')
  return { decimal: mark, thousands: thousands && thousands !== mark ? thousands : null }
}

/** Visible sheets of cells, in the workbook's order; all sheets when none is visible. */
function defaultOrder(book: WorkBook): string[] {
  const visible = sheetList(book).flatMap(({ name, hidden }) => {
    const type: unknown = book.Sheets[name]?.['!type']
    return hidden || (type !== undefined && type !== 'sheet') ? [] : [name]
  })
  return visible.length > 0 ? visible : book.SheetNames
}

export function sheetList(book: WorkBook): ImportSummary['sheets'] {
  return book.SheetNames.map((name, index) => ({
    name,
    hidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0,
    filled: isFilled(book.Sheets[name]),
  }))
}

/** Whether a sheet holds a cell with a value. Charts and dialogs are sheets too. */
function isFilled(sheet: WorkSheet | undefined): boolean {
  const rows = (sheet?.['!data'] ?? []) as (CellObject | undefined)[][]
  return rows.some((cells) => cells?.some((cell) => cell !== undefined && hasValue(cell)))
}
