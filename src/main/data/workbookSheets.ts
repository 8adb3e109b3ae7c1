import { read, type WorkBook } from '@e965/xlsx'
import type { ImportSummary } from '@shared/contract/engineApi'
import type { ImportOptions } from '@shared/document/analysisDocument'
import type { AppError } from '@shared/outcome/appError'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { parseRange, readSheetCells, type SheetCells } from './sheetCells'
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
    const cells = readSheetCells(found, { range, date1904, limit: MOST_CELLS })
    if (cells === 'too-large') {
      return fail({ code: 'workbook-too-large', path, limit: `${MOST_CELLS / 1e6} million cells a sheet` })
    }
    if (cells.rows.length > 0) return ok({ sheet, cells })
  }
  return fail({ code: 'sheet-empty', path, sheet: names[0] ?? '' })
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
  }))
}
