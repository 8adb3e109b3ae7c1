import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { readCsvSql, type RegularCsv } from './csvSource'
import { headLength } from './csvPlan'
import { csvSummary } from './csvSummary'
import type { Database } from '../database/database'
import type { LoadedTable } from '../loadedTable'
import type { LoadRequest } from '../loadRequest'
import { loadTexts, type TextSettings } from '../cells/loadTexts'
import { loadPlainCells, MANY_COLUMNS } from '../plain/loadPlainCells'
import { normaliseCsv } from './normaliseCsv'
import { ProblemLog } from '../cells/problemLog'
import { readRecords, transcode } from './readRecords'
import { readText, type ReadText } from './readText'
import type { CsvRecord } from './recordReader'
import { whileLoading } from './whileLoading'

/** Records of the head that a preview loads. */
const PREVIEWED_RECORDS = 2000

/** Loads delimited text. What the options leave open is guessed from the file. */
export async function loadCsv(database: Database, request: LoadRequest): Promise<Result<LoadedTable>> {
  const read = await readText(request)
  if (!read.ok) return read
  const { plan } = read.value
  const log = new ProblemLog()
  const settings = textSettings(read.value, log)
  if (settings.sample.length === 0) {
    return fail({ code: 'file-header-only', path: request.path, columns: plan.names.length })
  }
  const loaded = await loadRows(database, read.value, settings)
  return ok({
    columns: loaded.columns,
    problems: { cells: loaded.cells, logged: log.kept },
    whole: isWhole(read.value),
    ...(request.preview === undefined ? {} : { headRows: rowsOfHead(read.value) }),
    import: csvSummary(read.value, loaded, log),
  })
}

/** Whether all rows are loaded, and not only so many as show how they are read. */
function isWhole({ request, whole, records }: ReadText): boolean {
  if (request.firstRows !== undefined) return false
  return request.preview === undefined || (whole && records.length <= PREVIEWED_RECORDS)
}

/** Rows of the file's start that a preview loads. */
function rowsOfHead({ records, plan }: ReadText): number {
  return Math.min(records.length, PREVIEWED_RECORDS) - plan.preamble - headLength(plan)
}

/** How the cells of a text are to be typed; its sample is empty where there is no row below the header. */
export function textSettings(text: ReadText, log: ProblemLog): TextSettings {
  const { plan, dialect, whole, records, traits, request } = text
  const head = records.slice(plan.preamble + headLength(plan)).map(({ cells }) => cells)
  const width = plan.names.length
  const more = text.samples.map(({ cells }) => cells).filter((cells) => cells.length === width)
  return {
    plan,
    sample: [...head, ...more],
    fromAllRows: whole,
    hasUnderscore: traits.hasUnderscore,
    options: request.options,
    delimiter: dialect.delimiter,
    log,
  }
}

/** Loads by DuckDB's own reader where the file is regular, which it verifies; else by ours, which tolerates and reports. */
async function loadRows(database: Database, text: ReadText, settings: TextSettings) {
  const { request, whole, records, plan } = text
  const normalised = database.scratchFile('normalised.csv')
  const plain = await plainCells(database, text, settings)
  if (plain !== null) return plain
  const shown = shownRecords(text)
  if (shown !== null) {
    const source = await normaliseCsv([shown], plan, normalised, settings.log)
    return loadTexts(database, readCsvSql(source), settings)
  }
  if (whole) {
    const source = await normaliseCsv([records], plan, normalised, settings.log)
    return loadTexts(database, readCsvSql(source), settings)
  }
  const regular = await regularSource(database, text)
  if (regular !== null) {
    try {
      return await whileLoading(database, text, () => loadTexts(database, readCsvSql(regular), settings))
    } catch (error) {
      if (request.signal?.aborted) throw error
    }
  }
  const source = await normaliseCsv(readRecords(text), plan, normalised, settings.log)
  return whileLoading(database, text, () => loadTexts(database, readCsvSql(source), settings))
}

/**
 * What is loaded where only a part is to be: the first rows; or, of a preview, the head and below it the rows from all over the file,
 * as far as they have the table's width. Null where all is.
 */
function shownRecords({ records, samples, plan, request }: ReadText): readonly CsvRecord[] | null {
  const { firstRows, preview } = request
  if (firstRows !== undefined) return records.slice(0, plan.preamble + headLength(plan) + firstRows)
  if (preview === undefined) return null
  const whole = samples.filter(({ cells }) => cells.length === plan.names.length)
  return [...records.slice(0, PREVIEWED_RECORDS), ...whole]
}

/** The cells of a regular text of very many columns, where they are plain. */
async function plainCells(database: Database, text: ReadText, settings: TextSettings) {
  const { encoding, dialect, plan } = text
  const isPlain = encoding.name === 'utf-8' && dialect.delimiter.length === 1 && dialect.delimiter < '\x80'
  if (text.request.preview !== undefined) return null
  if (plan.names.length < MANY_COLUMNS || plan.unitRow || !isPlain || !looksRegular(text)) return null
  return loadPlainCells(database, text, settings)
}

/** The file as DuckDB can read it, in UTF-8; null when it is plain that it cannot. */
async function regularSource(database: Database, text: ReadText): Promise<RegularCsv | null> {
  const { request, encoding, dialect, plan } = text
  if (!looksRegular(text)) return null
  const path = encoding.name === 'utf-8' ? request.path : database.scratchFile('utf8.csv')
  // What cannot be decoded is reported cell by cell, which only our own reader does.
  if (path !== request.path && (await transcode(text, path)) > 0) return null
  return { path, dialect, skip: headLength(plan), width: plan.names.length }
}

/** Whether the table seems to be all there is in the file: its header on the first line, or none, and then record after record. */
export function looksRegular(text: ReadText): boolean {
  const { traits, encoding, dialect, plan, records, skipLines } = text
  const first = headLength(plan)
  const startsAtOnce =
    skipLines === 0 && plan.preamble === 0 && records[0].line === 1 && records.at(first)?.line === 1 + first
  const fits = records[0].cells.length === plan.names.length && plan.names.length > 1
  const damaged = encoding.name === 'utf-8' && !traits.utf8
  return !dialect.aligned && dialect.comment === null && startsAtOnce && fits && !damaged
}
