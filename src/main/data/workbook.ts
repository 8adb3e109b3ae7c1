import type { WorkBook } from '@e965/xlsx'
import type { ImportSummary } from '@shared/contract/engineApi'
import type { ImportOptions } from '@shared/document/importOptions'
import type { ImportDoubt } from '@shared/outcome/importDoubt'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { readCsvSql } from './csvSource'
import { headerDoubts } from './csvSummary'
import type { Database } from './database'
import { plainSummary } from './importSummary'
import type { LoadedTable } from './loadedTable'
import type { LoadRequest } from './loadRequest'
import { loadTexts, type LoadedTexts, type TextSettings } from './loadTexts'
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
  const { path, options } = request
  request.onProgress?.({ phase: 'reading', done: 0, total: null })
  const book = await (request.preview?.recall('workbook', () => readBook(request)) ?? readBook(request))
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
  const loaded = await loadSheet(database, { cells, table, log, options })
  const sheets = sheetList(book.value)
  const doubts = [...sheetDoubts(sheets, sheet, options), ...tableDoubts(table, options), ...loaded.doubts]
  return ok({
    columns: loaded.columns,
    problems: { cells: loaded.cells, logged: log.kept },
    import: {
      ...plainSummary,
      format,
      header,
      decimal: options.decimal ?? null,
      thousands: options.thousands ?? null,
      headerRow: cells.firstRow + table.above - (header ? 1 : 0),
      dateOrder: loaded.dateOrder,
      missing: loaded.missing,
      sheets,
      sheet,
      range: cells.range,
      doubts,
      problems: log.list(),
      problemCount: log.count,
    },
  })
}

async function readBook({ path, file, bytes, signal }: LoadRequest): Promise<Result<WorkBook>> {
  const size = await checkWorkbookSize(path, file, bytes)
  if (!size.ok) return size
  return parseWorkbook(path, await file.readFile({ signal }))
}

/** Where several visible sheets hold data, the first is taken and may not be the one that is wanted. */
function sheetDoubts(sheets: ImportSummary['sheets'], sheet: string, options: ImportOptions): ImportDoubt[] {
  const count = sheets.filter(({ hidden, filled }) => filled && !hidden).length
  return count > 1 && options.sheet === undefined ? [{ code: 'several-sheets', sheet, count }] : []
}

function tableDoubts({ plan, records }: SheetTable, options: ImportOptions): ImportDoubt[] {
  return headerDoubts({ plan, records, options })
}

interface SheetContent {
  readonly cells: SheetCells
  readonly table: SheetTable
  readonly log: ProblemLog
  readonly options: ImportOptions
}

async function loadSheet(
  database: Database,
  { cells, table, log, options }: SheetContent,
): Promise<LoadedTexts> {
  const { records, plan, above } = table
  logNotes(table, log)
  const failed = blankFailures(cells, table, log)
  const source = await normaliseCsv([records], plan, database.scratchFile('sheet.csv'), log)
  const rows = records.slice(plan.preamble + (plan.header ? 1 : 0))
  const step = Math.ceil(rows.length / LOOKED_AT)
  const sample = rows.filter((_, index) => index % step === 0).map((record) => record.cells)
  const settings: TextSettings = {
    plan,
    sample,
    fromAllRows: step === 1,
    hasUnderscore: true,
    options: { ...options, decimal: undefined, thousands: undefined },
    delimiter: null,
    log,
  }
  const loaded = await loadTexts(database, readCsvSql(source), settings)
  for (const { row, column, text } of cells.textNumbers) {
    const { name, type } = loaded.columns[column]
    const numeric = type === 'number' || type === 'integer'
    if (row >= above && numeric) log.add(row - above + 1, name, text, 'number-stored-as-text')
  }
  const columns = loaded.columns.map((column, index) => ({
    ...column,
    unparsed: column.unparsed + failed[index],
  }))
  return { ...loaded, columns }
}
