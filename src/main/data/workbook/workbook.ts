import type { ImportSummary } from '@shared/contract/importSummary'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { readCsvSql } from '../text/csvSource'
import type { Database } from '../database/database'
import { plainSummary } from '../importSummary'
import type { LoadedTable } from '../loadedTable'
import type { LoadRequest } from '../loadRequest'
import { loadTexts, type LoadedTexts } from '../cells/loadTexts'
import { ProblemLog } from '../cells/problemLog'
import type { SheetReading } from './sheetReading'
import { LARGEST_WORKBOOK } from './workbookLimits'
import type { WorkbookReader } from './workbookReader'

type WorkbookFormat = Extract<ImportSummary['format'], 'xlsx' | 'xls' | 'xlsb' | 'ods'>

/** Loads a sheet of a workbook: the one asked for, else the first that is visible and has rows of data. Formulas count by their stored values. */
export async function loadWorkbook(
  database: Database,
  request: LoadRequest,
  format: WorkbookFormat,
): Promise<Result<LoadedTable>> {
  const { preview } = request
  const open = () => openBook(request)
  const opened = await (preview?.recall('workbook', open, (book) => book.ok && book.value.close()) ?? open())
  if (!opened.ok) {
    preview?.forget()
    return opened
  }
  const workbook = opened.value
  try {
    const { options, signal, onProgress } = request
    const scratch = database.scratchFile('sheet.csv')
    const read = await workbook.read({ options, scratch }, { signal, onProgress })
    if (!read.ok) return read
    onProgress?.({ phase: 'loading', done: 0, total: null })
    return ok(await loadSheet(database, read.value, { request, format }))
  } finally {
    if (preview === undefined) workbook.close()
  }
}

async function openBook({
  path,
  file,
  bytes,
  signal,
  onProgress,
  workbooks,
}: LoadRequest): Promise<Result<WorkbookReader>> {
  onProgress?.({ phase: 'reading', done: 0, total: null })
  if (bytes > LARGEST_WORKBOOK) {
    return fail({ code: 'workbook-too-large', path, limit: `${LARGEST_WORKBOOK / 1e6} MB` })
  }
  const content = await file.readFile({ signal })
  const workbook = await (workbooks ?? readHere)()
  const opened = await workbook.open(path, content, { signal, onProgress })
  if (opened.ok) return ok(workbook)
  workbook.close()
  return opened
}

async function readHere(): Promise<WorkbookReader> {
  // The parser is large; where a thread reads workbooks, it need not be here.
  const { WorkbookHere } = await import('./workbookHere')
  return new WorkbookHere()
}

async function loadSheet(
  database: Database,
  reading: SheetReading,
  { request, format }: { readonly request: LoadRequest; readonly format: WorkbookFormat },
): Promise<LoadedTable> {
  const { options } = request
  const { plan, headerRow, sheets, sheet, range } = reading
  const log = ProblemLog.of(reading.problems)
  const loaded = await loadCells(database, reading, { request, log })
  return {
    columns: loaded.columns,
    problems: { cells: loaded.cells, logged: log.kept },
    import: {
      ...plainSummary,
      format,
      header: plan.header,
      unitRow: plan.unitRow,
      decimal: options.decimal ?? null,
      thousands: options.thousands ?? null,
      headerRow,
      dateOrder: loaded.dateOrder,
      units: loaded.units,
      missing: loaded.missing,
      sheets,
      sheet,
      range,
      doubts: [...reading.doubts, ...loaded.doubts],
      problems: log.list(),
      problemCount: log.count,
    },
  }
}

async function loadCells(
  database: Database,
  { plan, source, sample, fromAllRows, failed, textNumbers }: SheetReading,
  { request: { options }, log }: { readonly request: LoadRequest; readonly log: ProblemLog },
): Promise<LoadedTexts> {
  const loaded = await loadTexts(database, readCsvSql(source), {
    plan,
    sample,
    fromAllRows,
    hasUnderscore: true,
    options: { ...options, decimal: undefined, thousands: undefined },
    delimiter: null,
    log,
  })
  for (const { row, column, text } of textNumbers) {
    const { name, type } = loaded.columns[column]
    if (type === 'number' || type === 'integer') log.add(row, name, text, 'number-stored-as-text')
  }
  const columns = loaded.columns.map((column, index) => ({
    ...column,
    unparsed: column.unparsed + failed[index],
  }))
  return { ...loaded, columns }
}
