import { join } from 'node:path'
import { read, type WorkBook } from '@e965/xlsx'
import type { ImportSummary } from '@shared/contract/engineApi'
import type { AppError } from '@shared/outcome/appError'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { LoadRequest } from './csv'
import { planTable, type TablePlan } from './csvPlan'
import { readCsvSql } from './csvSource'
import { looksLikeValue } from './columnSpec'
import type { Database } from './database'
import { PLAIN_FORMAT } from './numberFormat'
import type { LoadedTable } from './loadedTable'
import { loadTexts } from './loadTexts'
import { normaliseCsv } from './normaliseCsv'
import { ProblemLog } from './problemLog'
import { parseRange, readSheetCells, type SheetCells } from './sheetCells'
import { checkWorkbookSize, MOST_CELLS } from './workbookLimits'

type WorkbookFormat = Extract<ImportSummary['format'], 'xlsx' | 'xls' | 'xlsb' | 'ods'>

/** Loads a sheet of a workbook: the one asked for, else the first that is visible and has data. Formulas count by their stored values. */
export async function loadWorkbook(
  database: Database,
  request: LoadRequest & { readonly bytes: number },
  format: WorkbookFormat,
): Promise<Result<LoadedTable>> {
  const { path, file, bytes, options } = request
  request.onProgress?.({ phase: 'reading', done: 0, total: null })
  const size = await checkWorkbookSize(path, file, bytes)
  if (!size.ok) return size
  const book = parseWorkbook(path, await file.readFile())
  if (!book.ok) return book
  const chosen = chooseSheet(path, book.value, options)
  if (!chosen.ok) return chosen
  const { sheet, cells } = chosen.value
  const skipped = cells.rows.slice(options.skipRows ?? 0)
  if (skipped.length === 0) return fail({ code: 'sheet-empty', path, sheet })
  const table = tableOf(skipped, options)
  if (table.records.length === table.plan.preamble + (table.plan.header ? 1 : 0)) {
    return fail({ code: 'file-header-only', path, columns: table.plan.names.length })
  }
  request.onProgress?.({ phase: 'loading', done: 0, total: null })
  const log = new ProblemLog()
  for (const [index, row] of skipped.slice(table.records.length).entries()) logNote(row, index, table, log)
  const above = (options.skipRows ?? 0) + table.plan.preamble + (table.plan.header ? 1 : 0)
  const failed = blankFailures(cells, above, { plan: table.plan, log })
  const columns = await loadRecords(database, { ...table, options, log, failed })
  for (const { row, column, text } of cells.textNumbers) {
    const numeric = columns[column].type === 'number' || columns[column].type === 'integer'
    if (row >= above && numeric) log.add(row - above + 1, columns[column].name, text, 'number-stored-as-text')
  }
  return ok({
    columns,
    import: {
      format,
      encoding: null,
      delimiter: null,
      decimal: null,
      thousands: null,
      header: table.plan.header,
      sheets: sheetList(book.value),
      sheet,
      problems: log.list(),
      problemCount: log.count,
    },
  })
}

function parseWorkbook(path: string, bytes: Uint8Array): Result<WorkBook> {
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

function chooseSheet(
  path: string,
  book: WorkBook,
  options: LoadRequest['options'],
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

function sheetList(book: WorkBook): ImportSummary['sheets'] {
  return book.SheetNames.map((name, index) => ({
    name,
    hidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0,
  }))
}

interface SheetTable {
  readonly records: readonly {
    readonly cells: readonly string[]
    readonly line: number
    readonly malformed: false
  }[]
  readonly plan: TablePlan
}

function tableOf(rows: readonly (readonly string[])[], options: LoadRequest['options']): SheetTable {
  const records = rows.map((cells, index) => ({ cells, line: index + 1, malformed: false as const }))
  const plan = planTable(records, ',', { header: options.header, decimal: '.', thousands: '' })
  const notes = options.range === undefined ? notesBelow(rows, plan) : 0
  return { records: records.slice(0, records.length - notes), plan }
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

function logNote(
  row: readonly string[],
  index: number,
  { records, plan }: SheetTable,
  log: ProblemLog,
): void {
  const dataRow = records.length - plan.preamble - (plan.header ? 1 : 0) + index + 1
  const column = row.findIndex((cell) => cell.trim() !== '')
  if (column >= 0)
    log.add(dataRow, plan.names[column], row.filter((cell) => cell !== '').join(' '), 'note-left-out')
}

/** Blanks the cells without a value and reports them; answers their number a column. */
function blankFailures(
  cells: SheetCells,
  above: number,
  { plan, log }: { plan: TablePlan; log: ProblemLog },
): number[] {
  const failed = plan.names.map(() => 0)
  for (const { row, column, text } of cells.failures) {
    cells.rows[row][column] = ''
    if (row < above) continue
    failed[column]++
    log.add(row - above + 1, plan.names[column], text, text.startsWith('#') ? 'formula-error' : 'not-a-date')
  }
  return failed
}

async function loadRecords(
  database: Database,
  table: SheetTable & { options: LoadRequest['options']; log: ProblemLog; failed: readonly number[] },
): Promise<LoadedTable['columns']> {
  const { records, plan, options, log, failed } = table
  const source = await normaliseCsv([records], plan, join(database.folder, 'sheet.csv'), log)
  const sample = records.slice(plan.preamble + (plan.header ? 1 : 0)).map(({ cells }) => cells)
  const columns = await loadTexts(database, readCsvSql(source), {
    plan,
    sample,
    fromAllRows: true,
    hasUnderscore: true,
    options: { missing: options.missing },
    log,
  })
  return columns.map((column, index) => ({ ...column, unparsed: column.unparsed + failed[index] }))
}
