import { join } from 'node:path'
import type { FileHandle } from 'node:fs/promises'
import type { ImportOptions } from '@shared/document/analysisDocument'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { Progress } from '@shared/contract/wire'
import type { CsvDialect } from './csvDialect'
import { planTable, type TablePlan } from './csvPlan'
import { readCsvSql, type RegularCsv } from './csvSource'
import type { Database } from './database'
import { detectDialect } from './detectDialect'
import { scanFile, type FileTraits } from './fileTraits'
import type { LoadedTable } from './loadedTable'
import { loadTexts } from './loadTexts'
import { trimCell } from './missingTokens'
import { normaliseCsv } from './normaliseCsv'
import { ProblemLog } from './problemLog'
import { readRecords, transcode } from './readRecords'
import { RecordReader, type CsvRecord } from './recordReader'
import { readHead, readSlices, WHOLE_BYTES } from './sampleText'
import { detectEncoding, type TextEncoding } from './textEncoding'

export interface LoadRequest {
  readonly path: string
  readonly file: FileHandle
  readonly options: ImportOptions
  readonly onProgress?: (progress: Progress) => void
  readonly signal?: AbortSignal
}

/** A head with fewer records than this does not tell what the table is like. */
const ENOUGH_RECORDS = 20
const MOST_BYTES = 1 << 26

/** What is known of a text file before its rows are loaded. */
interface ReadText {
  readonly request: LoadRequest
  readonly traits: FileTraits
  readonly encoding: TextEncoding
  readonly dialect: CsvDialect
  /** Physical lines before the text proper: skipped on request, or a `sep=` line. */
  readonly skipLines: number
  /** The records of the head; all there are when `whole`. */
  readonly records: readonly CsvRecord[]
  readonly whole: boolean
  readonly plan: TablePlan
}

/** Loads delimited text. What the options leave open is guessed from the file. */
export async function loadCsv(database: Database, request: LoadRequest): Promise<Result<LoadedTable>> {
  const read = await readText(request)
  if (!read.ok) return read
  const { plan, encoding, dialect, whole, records, traits } = read.value
  const first = plan.preamble + (plan.header ? 1 : 0)
  const head = records.slice(first).map(({ cells }) => cells)
  if (head.length === 0) {
    return fail({ code: 'file-header-only', path: request.path, columns: plan.names.length })
  }
  const sample = whole ? head : [...head, ...(await sliceSample(read.value))]
  const log = new ProblemLog()
  const settings = {
    plan,
    sample,
    fromAllRows: whole,
    hasUnderscore: traits.hasUnderscore,
    options: request.options,
    log,
  }
  const columns = await loadRows(database, read.value, settings)
  return ok({
    columns,
    import: {
      format: 'csv',
      encoding: encoding.name,
      delimiter: dialect.delimiter,
      decimal: plan.format.decimal,
      thousands: plan.format.thousands,
      header: plan.header,
      sheets: [],
      sheet: null,
      problems: log.list(),
      problemCount: log.count,
    },
  })
}

async function readText(request: LoadRequest): Promise<Result<ReadText>> {
  const { path, file, options, signal } = request
  request.onProgress?.({ phase: 'reading', done: 0, total: null })
  const traits = await scanFile(file, signal)
  if (traits.bytes === 0) return fail({ code: 'file-empty', path })
  const encoding = await detectEncoding(path, file, traits, options.encoding)
  if (!encoding.ok) return encoding
  const head = await headRecords(request, traits.bytes, encoding.value)
  const { dialect, records, skipLines, whole } = head
  if (records.every(({ cells }) => cells.every((cell) => trimCell(cell) === ''))) {
    return fail({ code: 'file-empty', path })
  }
  const plan = planTable(records, dialect.delimiter, options)
  return ok({ request, traits, encoding: encoding.value, dialect, skipLines, records, whole, plan })
}

/** The records at the start of the file; more of it is read as long as its records are huge. */
async function headRecords(
  { file, options }: LoadRequest,
  bytes: number,
  encoding: TextEncoding,
): Promise<Pick<ReadText, 'dialect' | 'records' | 'skipLines' | 'whole'>> {
  for (let size = WHOLE_BYTES; ; size *= 8) {
    const text = await readHead(file, encoding, size)
    const whole = bytes - encoding.bom < size
    const { dialect, separatorLine } = detectDialect(
      afterLines(text, options.skipRows ?? 0),
      options.delimiter,
    )
    const skipLines = (options.skipRows ?? 0) + (separatorLine ? 1 : 0)
    const records = new RecordReader(dialect).read(afterLines(text, skipLines), whole)
    if (whole || records.length >= ENOUGH_RECORDS || size > MOST_BYTES)
      return { dialect, records, skipLines, whole }
  }
}

/** Loads by DuckDB's own reader where the file is regular, which it verifies; else by ours, which tolerates and reports. */
async function loadRows(database: Database, text: ReadText, settings: Parameters<typeof loadTexts>[2]) {
  const { request, whole, records, plan } = text
  const normalised = join(database.folder, 'normalised.csv')
  if (whole) {
    const source = await normaliseCsv([records], plan, normalised, settings.log)
    return loadTexts(database, readCsvSql(source), settings)
  }
  request.onProgress?.({ phase: 'loading', done: 0, total: null })
  const regular = await regularSource(database, text)
  if (regular !== null) {
    try {
      return await loadTexts(database, readCsvSql(regular), settings)
    } catch (error) {
      if (request.signal?.aborted) throw error
    }
  }
  const source = await normaliseCsv(readRecords(text), plan, normalised, settings.log)
  return loadTexts(database, readCsvSql(source), settings)
}

/** The file as DuckDB can read it, in UTF-8; null when it is plain that it cannot. */
async function regularSource(database: Database, text: ReadText): Promise<RegularCsv | null> {
  const { request, traits, encoding, dialect, plan, records, skipLines } = text
  const first = plan.header ? 1 : 0
  const startsAtOnce =
    skipLines === 0 && plan.preamble === 0 && records[0].line === 1 && records[first].line === 1 + first
  const fits = records[0].cells.length === plan.names.length && plan.names.length > 1
  const damaged = encoding.name === 'utf-8' && !traits.utf8
  if (dialect.aligned || dialect.comment !== null || !startsAtOnce || !fits || damaged) return null
  const path = encoding.name === 'utf-8' ? request.path : join(database.folder, 'utf8.csv')
  if (path !== request.path) await transcode(text, path)
  return { path, dialect, skip: first, width: plan.names.length }
}

/** Rows from all over the file, as far as they have the table's width. */
async function sliceSample({
  request,
  traits,
  encoding,
  dialect,
  plan,
}: ReadText): Promise<(readonly string[])[]> {
  if (encoding.name !== 'utf-8') return []
  const slices = await readSlices(request.file, traits.bytes)
  return slices
    .flatMap((slice) => new RecordReader(dialect).read(slice, true))
    .map(({ cells }) => cells)
    .filter((cells) => cells.length === plan.names.length)
}

function afterLines(text: string, lines: number): string {
  let position = 0
  for (let line = 0; line < lines && position < text.length; line++) {
    const end = /\r\n|\n|\r/g
    end.lastIndex = position
    position = end.exec(text) === null ? text.length : end.lastIndex
  }
  return text.slice(position)
}
