import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { readCsvSql, type RegularCsv } from './csvSource'
import type { Database } from './database'
import type { LoadedTable } from './loadedTable'
import type { LoadRequest } from './loadRequest'
import { loadTexts } from './loadTexts'
import { normaliseCsv } from './normaliseCsv'
import { ProblemLog } from './problemLog'
import { readRecords, transcode } from './readRecords'
import { readText, type ReadText } from './readText'
import { RecordReader } from './recordReader'
import { readSlices } from './sampleText'
import { whileLoading } from './whileLoading'

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
    fixedDecimal: request.options.decimal !== undefined,
    missing: request.options.missing,
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

/** Loads by DuckDB's own reader where the file is regular, which it verifies; else by ours, which tolerates and reports. */
async function loadRows(database: Database, text: ReadText, settings: Parameters<typeof loadTexts>[2]) {
  const { request, whole, records, plan } = text
  const normalised = database.scratchFile('normalised.csv')
  if (whole) {
    const source = await normaliseCsv([records], plan, normalised, settings.log)
    return loadTexts(database, readCsvSql(source), settings)
  }
  const regular = await regularSource(database, text)
  if (regular !== null) {
    try {
      return await whileLoading(database, request.onProgress, () =>
        loadTexts(database, readCsvSql(regular), settings),
      )
    } catch (error) {
      if (request.signal?.aborted) throw error
    }
  }
  const source = await normaliseCsv(readRecords(text), plan, normalised, settings.log)
  return whileLoading(database, request.onProgress, () => loadTexts(database, readCsvSql(source), settings))
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
  const path = encoding.name === 'utf-8' ? request.path : database.scratchFile('utf8.csv')
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
