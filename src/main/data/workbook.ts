import type { ImportSummary } from '@shared/contract/engineApi'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { readCsvSql } from './csvSource'
import type { Database } from './database'
import type { LoadedTable } from './loadedTable'
import type { LoadRequest } from './loadRequest'
import { loadTexts } from './loadTexts'
import { normaliseCsv } from './normaliseCsv'
import { ProblemLog } from './problemLog'
import type { SheetCells } from './sheetCells'
import { blankFailures, findSheetTable, logNotes, type SheetTable } from './sheetTable'
import { checkWorkbookSize } from './workbookLimits'
import { chooseSheet, parseWorkbook, sheetList } from './workbookSheets'

/** Rows by which the columns' types are guessed. */
const LOOKED_AT = 20_000

type WorkbookFormat = Extract<ImportSummary['format'], 'xlsx' | 'xls' | 'xlsb' | 'ods'>

/** Loads a sheet of a workbook: the one asked for, else the first that is visible and has data. Formulas count by their stored values. */
export async function loadWorkbook(
  database: Database,
  request: LoadRequest,
  format: WorkbookFormat,
): Promise<Result<LoadedTable>> {
  const { path, file, bytes, options, signal } = request
  request.onProgress?.({ phase: 'reading', done: 0, total: null })
  const size = await checkWorkbookSize(path, file, bytes)
  if (!size.ok) return size
  const book = parseWorkbook(path, await file.readFile({ signal }))
  if (!book.ok) return book
  const chosen = chooseSheet(path, book.value, options)
  if (!chosen.ok) return chosen
  const { sheet, cells } = chosen.value
  const table = findSheetTable(cells, options)
  if (table === null) return fail({ code: 'sheet-empty', path, sheet })
  const { header, names, preamble } = table.plan
  if (table.records.length === preamble + (header ? 1 : 0)) {
    return fail({ code: 'file-header-only', path, columns: names.length })
  }
  request.onProgress?.({ phase: 'loading', done: 0, total: null })
  const log = new ProblemLog()
  const columns = await loadSheet(database, { cells, table, log, missing: options.missing })
  const summary = { format, encoding: null, delimiter: null, decimal: null, thousands: null, header } as const
  const problems = { problems: log.list(), problemCount: log.count }
  return ok({ columns, import: { ...summary, sheets: sheetList(book.value), sheet, ...problems } })
}

interface SheetContent {
  readonly cells: SheetCells
  readonly table: SheetTable
  readonly log: ProblemLog
  readonly missing?: readonly string[]
}

async function loadSheet(
  database: Database,
  { cells, table, log, missing }: SheetContent,
): Promise<LoadedTable['columns']> {
  const { records, plan, above } = table
  logNotes(table, log)
  const failed = blankFailures(cells, table, log)
  const source = await normaliseCsv([records], plan, database.scratchFile('sheet.csv'), log)
  const rows = records.slice(plan.preamble + (plan.header ? 1 : 0))
  const step = Math.ceil(rows.length / LOOKED_AT)
  const sample = rows.filter((_, index) => index % step === 0).map((record) => record.cells)
  const settings = {
    plan,
    sample,
    fromAllRows: step === 1,
    hasUnderscore: true,
    fixedDecimal: false,
    missing,
    log,
  }
  const columns = await loadTexts(database, readCsvSql(source), settings)
  for (const { row, column, text } of cells.textNumbers) {
    const { name, type } = columns[column]
    const numeric = type === 'number' || type === 'integer'
    if (row >= above && numeric) log.add(row - above + 1, name, text, 'number-stored-as-text')
  }
  return columns.map((column, index) => ({ ...column, unparsed: column.unparsed + failed[index] }))
}
