import { read, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx'
import type { AppError } from '@shared/outcome/appError'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { Book } from './book'
import { hasValue, readSheetCells } from './sheetCells'

/** Parses a workbook of any kind: values and number formats, no formulas and no styles. */
export function openSheetJsBook(path: string, bytes: Uint8Array<ArrayBuffer>): Result<Book> {
  try {
    const settings = { dense: true, cellFormula: false, cellHTML: false, cellText: false, cellNF: true }
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const book = read(buffer, { type: 'buffer', ...settings })
    const readable = book.SheetNames.length > 0
    return readable ? ok(bookOf(book)) : fail({ code: 'workbook-damaged', path, reason: 'it has no sheet' })
  } catch (error) {
    return fail(parseError(path, (error as Error).message))
  }
}

function parseError(path: string, reason: string): AppError {
  if (/password|encrypt/i.test(reason)) return { code: 'workbook-encrypted', path }
  if (/could not find <table>/i.test(reason)) return { code: 'web-page-no-table', path }
  return { code: 'workbook-damaged', path, reason }
}

function bookOf(book: WorkBook): Book {
  const date1904 = book.Workbook?.WBProps?.date1904 === true
  const sheetAt = (index: number): WorkSheet | undefined => book.Sheets[book.SheetNames[index]]
  return {
    date1904,
    sheets: book.SheetNames.map((name, index) => {
      const type: unknown = sheetAt(index)?.['!type']
      return {
        name,
        hidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0,
        hasCells: type === undefined || type === 'sheet',
      }
    }),
    readCells: (index, wanted) => readSheetCells(sheetAt(index) ?? {}, { ...wanted, date1904 }),
    isFilled: (index) => isFilled(sheetAt(index)),
  }
}

function isFilled(sheet: WorkSheet | undefined): boolean {
  const rows = (sheet?.['!data'] ?? []) as (CellObject | undefined)[][]
  return rows.some((cells) => cells?.some((cell) => cell !== undefined && hasValue(cell)))
}
