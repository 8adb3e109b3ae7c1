import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { Column, ColumnSummary } from '@shared/table/column'
import type { ColumnSource } from '@shared/table/columnSource'
import { changedMeanwhile } from '../changedMeanwhile'
import { looksRegular, textSettings } from '../text/csv'
import { firstDifferent, guessColumns, missingTexts, sampledTexts } from '../cells/loadTexts'
import type { OpenRequest } from '../openTable'
import { openFile } from '../openFile'
import { ColumnFile } from './numberFile'
import { LINE_FEED } from './plainCells'
import type { ColumnRoom, SampledColumn } from './plainColumn'
import { factorColumn, numericColumn, plannedColumn, sampledSummary } from './plainColumn'
import { cutIntoRanges, scanParts } from './plainParts'
import { unitsOfSample } from './packedCells'
import { isText, type PlainPart, type PlannedColumn, type ScanFailure } from './plainScan'
import { ProblemLog } from '../cells/problemLog'
import { readText, type ReadText } from '../text/readText'
import { readAt } from '../text/sampleText'
import { sniffFormat } from '../sniffFormat'
import { averageBytes } from '../text/whileLoading'

export interface PlainRequest extends Omit<OpenRequest, 'preview'> {
  /** Which columns are wanted of those that there are. */
  readonly choose: (columns: readonly ColumnSummary[]) => Result<readonly string[]>
  /** The built entry of the threads that help with a large file, `plainScanWorker.js`. @default this thread reads it alone */
  readonly workerPath?: string
  /** Bytes up to which columns are kept as doubles in memory, whatever is in them. @default half a gigabyte */
  readonly roomy?: number
}

/** Columns that have been read; those that are too large for the memory lie in a file until it is closed. */
export interface PlainSource extends ColumnSource {
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
    const text = await readText({ ...request, file, bytes, traits })
    if (!text.ok || !isPlainText(text.value)) return ok(null)
    const columns = sampledColumns(text.value)
    const chosen = request.choose(columns.map(sampledSummary))
    if (!chosen.ok) return ok(null)
    const read = await readChosen(text.value, { columns, chosen: new Set(chosen.value), ...request })
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
    asked.every((name) => plan.names.includes(name))
  )
}

function sampledColumns(text: ReadText): SampledColumn[] {
  const settings = textSettings(text, new ProblemLog())
  const texts = sampledTexts(settings)
  const { readings } = guessColumns(texts, settings)
  return text.plan.names.map((name, index) => {
    return {
      name,
      reading: readings[index],
      examples: firstDifferent(texts[index]),
      perOne: unitsOfSample(texts[index]),
    }
  })
}

const ROOMY = 2 ** 29

interface Reading {
  /** What is read at once of the file. */
  readonly ranges: readonly (readonly [from: number, to: number])[]
  /** How many rows there is room for in so many bytes. */
  readonly rowsOf: (size: number) => number
  /** Whether numbers are kept in half the memory where their sample allows it. */
  readonly pack: boolean
  /** Whether the others go to a file. */
  readonly store: boolean
}

interface PlainJob extends Pick<PlainRequest, 'workerPath' | 'roomy'> {
  readonly columns: readonly SampledColumn[]
  readonly chosen: ReadonlySet<string>
}

async function readChosen(text: ReadText, job: PlainJob): Promise<Result<PlainSource | null>> {
  const { columns, workerPath, roomy = ROOMY } = job
  const { file, bytes } = text.request
  const from = await dataStart(text)
  if (from === null) return ok(null)
  const ranges = workerPath === undefined ? [[from, bytes] as const] : await cutIntoRanges(file, from, bytes)
  const perRow = averageBytes(text.records)
  // A record takes a byte a cell at the least: as many rows would surely fit, yet seldom so many are there.
  const most = (size: number): number => Math.ceil(size / columns.length) + 1
  const usual = (size: number): number => Math.min(most(size), Math.ceil((1.3 * size) / perRow) + 1000)
  const isLarge = (8 * job.chosen.size * (bytes - from)) / perRow > roomy
  const read = (how: Partial<Reading>): Promise<Read> =>
    readRanges(text, job, { ranges, rowsOf: usual, pack: isLarge, store: isLarge, ...how })
  let again = await read({})
  if (again === 'unpacked') again = await read({ pack: false })
  if (again === 'unstored') again = await read({ pack: false, store: false })
  if (again === 'cut') again = await read({ ranges: [[from, bytes]], rowsOf: most, pack: false })
  if (again === 'cancelled') return fail({ code: 'cancelled' })
  return ok(typeof again === 'string' ? null : sourceOf(columns, again))
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
  readonly columns: readonly Column[]
  readonly file: ColumnFile | null
}

type Read = ReadColumns | ScanFailure

async function readRanges(
  text: ReadText,
  job: PlainJob,
  { ranges, rowsOf, pack, store }: Reading,
): Promise<Read> {
  const parts = partsOf(ranges, rowsOf)
  const rows = parts.reduce((sum, { room }) => sum + room, 0)
  // Where no file can be made, the memory must do.
  const file = store ? await ColumnFile.create(rows).catch(() => null) : null
  const columns = await readParts(text, job, { parts, room: { rows, pack, file } })
  if (typeof columns !== 'string') return { columns, file }
  file?.close()
  return columns
}

async function readParts(
  { request, dialect }: ReadText,
  { columns, chosen, workerPath = '' }: PlainJob,
  { parts, room }: { readonly parts: readonly PlainPart[]; readonly room: ColumnRoom },
): Promise<readonly Column[] | ScanFailure> {
  const planned = columns.map((column): PlannedColumn | null =>
    chosen.has(column.name) ? plannedColumn(column, room) : { kind: 'skipped' },
  )
  if (!planned.every((column) => column !== null)) return 'not-plain'
  const missing = ['', ...missingTexts(request.options)]
  const marks = { delimiter: dialect.delimiter.charCodeAt(0), quote: dialect.quote?.charCodeAt(0) ?? -1 }
  const { signal, onProgress, bytes: total } = request
  const scanned = await scanParts({ path: request.path, marks, missing, columns: planned }, parts, {
    signal,
    onBytes: (done) => onProgress?.({ phase: 'loading', done: Math.min(done, total), total, unit: 'bytes' }),
    workerPath,
  })
  if (typeof scanned === 'string') return scanned
  return planned.flatMap((column, index): Column[] => {
    const { name } = columns[index]
    const pieces = scanned.map(({ rowCount, texts, magnitudes }, part) => {
      const { firstRow } = parts[part]
      return { firstRow, rowCount, texts: texts[index] ?? [], magnitude: magnitudes[index] }
    })
    if (column.kind === 'skipped') return []
    if (column.kind === 'text') {
      return [factorColumn({ name, codes: column.codes, missing: new Set(missing) }, pieces)]
    }
    return [numericColumn(name, column, pieces)]
  })
}

function partsOf(ranges: Reading['ranges'], rowsOf: Reading['rowsOf']): readonly PlainPart[] {
  let firstRow = 0
  return ranges.map(([from, to]) => {
    const part = { from, to, firstRow, room: rowsOf(to - from) }
    firstRow += part.room
    return part
  })
}

/** The columns that were read as a source; null where there is no row. */
function sourceOf(sampled: readonly SampledColumn[], { columns, file }: ReadColumns): PlainSource | null {
  const byName = new Map(columns.map((column) => [column.name, column]))
  const rowCount = columns.length === 0 ? 0 : lengthOf(columns[0])
  if (rowCount === 0) {
    file?.close()
    return null
  }
  return {
    rowCount,
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

function lengthOf(column: Column): number {
  if (column.kind === 'factor') return column.codes.length
  return (column.stored ?? column.packed?.units ?? column.values).length
}
