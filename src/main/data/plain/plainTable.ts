import type { ImportDoubt } from '@shared/outcome/importDoubt'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { Column, ColumnSummary } from '@shared/table/column'
import type { ColumnSource } from '@shared/table/columnSource'
import { changedMeanwhile } from '../changedMeanwhile'
import { looksRegular, textSettings } from '../text/csv'
import { guessColumns, missingTexts, sampledTexts } from '../cells/loadTexts'
import type { OpenRequest } from '../openTable'
import { openFile } from '../openFile'
import { ColumnFile } from './numberFile'
import { LINE_FEED } from './plainCells'
import type { ColumnRoom, SampledColumn } from './plainColumn'
import { factorColumn, numericColumn, plannedColumn, sampledSummary } from './plainColumn'
import { plainDoubts } from './plainDoubts'
import { cutIntoPieces, rowsOfAll } from './plainPieces'
import type { PlainScan, PlannedColumn, ScanFailure, ScannedShare, ScanWatch } from './plainScan'
import { isText, scanWhole } from './plainScan'
import type { ScanTeam } from './scanTeam'
import { scanTogether } from './scanTeam'
import { ProblemLog } from '../cells/problemLog'
import { readText, type ReadText } from '../text/readText'
import { readAt } from '../text/sampleText'
import { sniffFormat } from '../sniffFormat'
import { averageBytes } from '../text/whileLoading'

export interface PlainRequest extends Omit<OpenRequest, 'preview'> {
  /** Which columns are wanted of those that there are. */
  readonly choose: (columns: readonly ColumnSummary[]) => Result<readonly string[]>
  /** Calls those who take part, as soon as it is known how many bytes there are. @default nobody */
  readonly gather?: (bytes: number) => ScanTeam | undefined
  /** Bytes up to which columns are kept as doubles in memory, whatever is in them. @default half a gigabyte */
  readonly roomy?: number
}

/** Columns that have been read; those that are too large for the memory lie in a file until it is closed. */
export interface PlainSource extends ColumnSource {
  /** What was guessed of the file. */
  readonly doubts: readonly ImportDoubt[]
  close(): void
}

/**
 * The columns wanted of a text in UTF-8 that is nothing but numbers, texts and missing cells, record after record, by one pass over its
 * bytes and without a table. Null for any other file, and as soon as a cell is met that may be read otherwise than its column's
 * sample tells, or as the end shows something amiss: `openTable` reads those, and reports.
 */
export async function readPlainTable(request: PlainRequest): Promise<Result<PlainSource | null>> {
  const opened = await openFile(request.path)
  if (!opened.ok) return opened
  const { file, bytes } = opened.value
  try {
    if (bytes === 0 || (await sniffFormat(file, bytes, request.path)).kind !== 'text') return ok(null)
    // What is taken for granted here is seen to when the bytes are read.
    const traits = { bytes, utf8: true, nulCount: 0, hasUnderscore: true, endlessLine: null }
    const team = request.gather?.(bytes)
    const text = await readText({ ...request, file, bytes, traits })
    if (!text.ok || !isPlainText(text.value)) return ok(null)
    const columns = sampledColumns(text.value)
    const chosen = request.choose(columns.map(sampledSummary))
    if (!chosen.ok) return ok(null)
    const read = await readChosen(text.value, { ...request, columns, chosen: new Set(chosen.value), team })
    if (!(await changedMeanwhile(file, opened.value))) return read
    if (read.ok) read.value?.close()
    return ok(null)
  } catch (error) {
    if (request.signal?.aborted === true) return fail({ code: 'cancelled' })
    throw error
  } finally {
    await file.close()
  }
}

function isPlainText(text: ReadText): boolean {
  const { encoding, dialect, plan, request } = text
  const asked = Object.keys(request.options.columnTypes ?? {})
  return (
    looksRegular(text) &&
    encoding.name === 'utf-8' &&
    dialect.delimiter.length === 1 &&
    dialect.delimiter < '\x80' &&
    plan.unnamed.size === 0 &&
    !plan.unitRow &&
    asked.every((name) => plan.names.includes(name))
  )
}

function sampledColumns(text: ReadText): SampledColumn[] {
  const settings = textSettings(text, new ProblemLog())
  const texts = sampledTexts(settings)
  const { readings } = guessColumns(texts, settings)
  return text.plan.names.map((name, index) => ({ name, reading: readings[index], texts: texts[index] }))
}

const ROOMY = 2 ** 29

interface Reading {
  /** Whether lines are taken for records, so that several threads can read them. */
  readonly byPieces: boolean
  /** How many rows there is room for. */
  readonly room: number
  /** Whether numbers are kept in half the memory where their sample allows it. */
  readonly pack: boolean
  /** Whether the others go to a file. */
  readonly store: boolean
}

interface PlainJob extends Pick<PlainRequest, 'roomy'> {
  readonly columns: readonly SampledColumn[]
  readonly chosen: ReadonlySet<string>
  readonly team: ScanTeam | undefined
}

async function readChosen(text: ReadText, job: PlainJob): Promise<Result<PlainSource | null>> {
  const { columns, roomy = ROOMY } = job
  const from = await dataStart(text)
  if (from === null) return ok(null)
  const size = text.request.bytes - from
  const perRow = averageBytes(text.records)
  // A record takes a byte a cell at the least: as many rows would surely fit, yet seldom so many are there.
  const most = Math.ceil(size / columns.length) + 1
  const usual = Math.min(most, Math.ceil((1.3 * size) / perRow) + 1000)
  const isLarge = (8 * job.chosen.size * size) / perRow > roomy
  const read = (how: Partial<Reading>): Promise<Read> =>
    readColumns(
      text,
      { ...job, from, perRow },
      { byPieces: true, room: usual, pack: isLarge, store: isLarge, ...how },
    )
  let again = await read({})
  if (again === 'unpacked') again = await read({ pack: false })
  if (again === 'unstored') again = await read({ pack: false, store: false })
  if (again === 'cut') again = await read({ byPieces: false, room: most, pack: false })
  if (again === 'cancelled') return fail({ code: 'cancelled' })
  return ok(typeof again === 'string' ? null : await sourceOf(text, columns, again))
}

/** The first byte of the first record below the header; null where the header does not end, or is no text. */
async function dataStart({ request, encoding, plan }: ReadText): Promise<number | null> {
  if (!plan.header) return encoding.bom
  const head = await readAt(request.file, encoding.bom, LONGEST_HEADER)
  const feed = head.indexOf(LINE_FEED)
  return feed < 0 || !isText(head.subarray(0, feed)) ? null : encoding.bom + feed + 1
}

const LONGEST_HEADER = 1 << 21

interface ReadColumns {
  readonly rowCount: number
  readonly columns: readonly Column[]
}

interface StoredColumns extends ReadColumns {
  readonly file: ColumnFile | null
}

type Read = StoredColumns | ScanFailure

/** Of a file where its records begin, and how many bytes they have. */
interface LocatedJob extends PlainJob {
  readonly from: number
  readonly perRow: number
}

async function readColumns(text: ReadText, job: LocatedJob, reading: Reading): Promise<Read> {
  const { room: rows, pack, store } = reading
  // Where no file can be made, the memory must do.
  const file = store ? await ColumnFile.create(rows).catch(() => null) : null
  const columns = await readPlanned(text, { ...job, ...reading }, { rows, pack, file })
  if (typeof columns !== 'string') return { ...columns, file }
  file?.close()
  return columns
}

async function readPlanned(
  { request, dialect }: ReadText,
  job: LocatedJob & Pick<Reading, 'byPieces'>,
  room: ColumnRoom,
): Promise<ReadColumns | ScanFailure> {
  const { columns, chosen } = job
  const planned = columns.map((column): PlannedColumn | null =>
    chosen.has(column.name) ? plannedColumn(column, room) : { kind: 'skipped' },
  )
  if (!planned.every((column) => column !== null)) return 'not-plain'
  const missing = ['', ...missingTexts(request.options)]
  const marks = { delimiter: dialect.delimiter.charCodeAt(0), quote: dialect.quote?.charCodeAt(0) ?? -1 }
  const scan = { path: request.path, marks, missing, columns: planned }
  const scanned = await scanRecords(scan, { ...job, to: request.bytes, room: room.rows }, watchOf(request))
  if (typeof scanned === 'string') return scanned
  const { shares, rowCount } = scanned
  const read = planned.flatMap((column, index): Column[] => {
    const { name } = columns[index]
    const own = shares.map(({ runs, texts, magnitudes }) => ({
      runs,
      texts: texts[index] ?? [],
      magnitude: magnitudes[index],
    }))
    if (column.kind === 'skipped') return []
    if (column.kind === 'number' || column.kind === 'packed' || column.kind === 'stored') {
      return [numericColumn({ name, planned: column, rowCount }, own)]
    }
    return [factorColumn({ name, codes: column.codes, missing: new Set(missing), rowCount }, own)]
  })
  return { rowCount, columns: read }
}

interface ScannedRecords {
  readonly shares: readonly ScannedShare[]
  readonly rowCount: number
}

async function scanRecords(
  scan: PlainScan,
  file: Pick<LocatedJob, 'from' | 'perRow' | 'team'> &
    Pick<Reading, 'byPieces' | 'room'> & { readonly to: number },
  watch: ScanWatch,
): Promise<ScannedRecords | ScanFailure> {
  if (!file.byPieces) {
    const share = await scanWhole(scan, file, watch)
    return typeof share === 'string' ? share : { shares: [share], rowCount: share.runs[0].rowCount }
  }
  const { from, to, room, perRow, team } = file
  const pieces = cutIntoPieces({ from, to, room, perRow })
  const shares = await scanTogether({ scan, pieces }, team, watch)
  return typeof shares === 'string' ? shares : { shares, rowCount: rowsOfAll(pieces) }
}

function watchOf({ signal, onProgress, bytes: total }: ReadText['request']): ScanWatch {
  const onBytes = (done: number): void =>
    onProgress?.({ phase: 'loading', done: Math.min(done, total), total, unit: 'bytes' })
  return { signal, onBytes }
}

/** The columns that were read as a source; null where there is no row. */
async function sourceOf(
  text: ReadText,
  sampled: readonly SampledColumn[],
  { columns, rowCount, file }: StoredColumns,
): Promise<PlainSource | null> {
  const byName = new Map(columns.map((column) => [column.name, column]))
  if (rowCount === 0) {
    file?.close()
    return null
  }
  return {
    rowCount,
    doubts: await plainDoubts(text, sampled, rowCount),
    columns: sampled.map(sampledSummary),
    read: async (asked) => {
      const found = asked.map((name) => byName.get(name))
      const absent = asked.find((_, index) => found[index] === undefined)
      return absent === undefined
        ? ok(found as Column[])
        : fail({ code: 'column-unknown', name: absent, position: 1, suggestions: '' })
    },
    close: () => file?.close(),
  }
}
