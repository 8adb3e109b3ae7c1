import { isUtf8 } from 'node:buffer'
import type { FileHandle } from 'node:fs/promises'
import { LINE_FEED, NumberCells, SkippedCells, TextCells, type CellReader } from './plainCells'
import type { PlainMarks } from './plainMarks'
import type { PackedPlan } from './packedCells'
import { PackedCells } from './packedCells'
import { CUT, NOT_PLAIN, PlainRecords } from './plainRecords'
import { StoredCells, type StoredPlan } from './storedCells'
import { trimSpaces } from '../cells/missingTokens'
import { openFile } from '../openFile'

/** What is to be read of each record. Its values go to memory that threads share. */
export type PlannedColumn =
  | { readonly kind: 'skipped' }
  | {
      readonly kind: 'number'
      readonly whole: boolean
      readonly decimal: '.' | ','
      readonly values: Float64Array
    }
  | PackedPlan
  | StoredPlan
  | { readonly kind: 'text'; readonly codes: Int32Array }

/** How a plain text is read; it can be sent to another thread. */
export interface PlainScan {
  readonly path: string
  readonly marks: PlainMarks
  /** Texts that mean a missing value, the empty one among them. */
  readonly missing: readonly string[]
  readonly columns: readonly PlannedColumn[]
}

/** Rows that one thread has read. */
export interface RowRun {
  readonly firstRow: number
  readonly rowCount: number
}

/** What one thread has read. */
export interface ScannedShare {
  readonly runs: readonly RowRun[]
  /** Of each column of texts, the text of each code: without the blanks around it, empty where no row has it. */
  readonly texts: readonly (readonly string[] | null)[]
  /** Of each column of numbers the largest magnitude; null where one is missing. */
  readonly magnitudes: readonly (number | null)[]
}

/** `cut`: the bytes are not cut into records as they were taken to be, or are more than there is room for; `unpacked`: a number is none of its column's units;
 * `unstored`: the file for the numbers cannot be written. */
export type ScanFailure = 'not-plain' | 'cut' | 'unpacked' | 'unstored' | 'cancelled'

export interface ScanWatch {
  readonly signal?: AbortSignal
  readonly onBytes?: (done: number) => void
}

export interface WholeFile {
  /** The first byte of the first record, and the end of the file. */
  readonly from: number
  readonly to: number
  /** The most rows that there is room for. */
  readonly room: number
}

/** Bytes read at a time; there is room for one more, for the line end that a file may lack. */
const PIECE = 1 << 20

/** Reads all records of a plain text, one after the other, wherever they end. */
export async function scanWhole(
  scan: PlainScan,
  whole: WholeFile,
  watch: ScanWatch = {},
): Promise<ScannedShare | ScanFailure> {
  const readers = readersOf(scan)
  const records = new PlainRecords(readers, scan.marks, { records: whole.room, bytes: 2 * PIECE + 1 })
  const opened = await openFile(scan.path)
  if (!opened.ok) return 'not-plain'
  try {
    const failure = await readRecords(opened.value.file, whole, { ...watch, records })
    if (failure !== null) return failure
    for (const reader of readers) reader.finish?.(records.rowCount)
  } catch (error) {
    if (scan.columns.some(({ kind }) => kind === 'stored')) return 'unstored'
    throw error
  } finally {
    await opened.value.file.close()
  }
  return shareOf(readers, [{ firstRow: 0, rowCount: records.rowCount }])
}

/** One a column. */
export function readersOf({ columns, marks, missing: texts }: PlainScan): readonly CellReader[] {
  const missing = new Set(texts)
  return columns.map((column) => {
    switch (column.kind) {
      case 'skipped':
        return new SkippedCells(marks)
      case 'number':
        return new NumberCells({ ...column, marks, missing })
      case 'packed':
        return new PackedCells({ ...column, marks, missing })
      case 'stored':
        return new StoredCells({ ...column, marks, missing })
      case 'text':
        return new TextCells(marks, column.codes)
    }
  })
}

/** What the readers of a thread have found in its rows. */
export function shareOf(readers: readonly CellReader[], runs: readonly RowRun[]): ScannedShare {
  return {
    runs,
    texts: readers.map((reader) => textsOf(reader, runs)),
    magnitudes: readers.map(({ extent }) => extent?.magnitude ?? null),
  }
}

async function readRecords(
  file: FileHandle,
  { from, to }: WholeFile,
  { signal, onBytes, records }: ScanWatch & { readonly records: PlainRecords },
): Promise<ScanFailure | null> {
  const buffer = records.bytes
  let position = from
  let carried = 0
  for (;;) {
    if (signal?.aborted) return 'cancelled'
    const wanted = Math.min(buffer.length - 1 - carried, to - position)
    const bytesRead = await fill(file, buffer, { start: carried, count: wanted, position })
    position += bytesRead
    const filled = carried + bytesRead
    const isLast = position >= to || bytesRead < wanted
    if (isLast) buffer[filled] = LINE_FEED
    const end = isLast ? filled : buffer.lastIndexOf(LINE_FEED, filled - 1) + 1
    const next = records.read({ start: 0, end, isLast })
    if (records.hasLost) return 'unpacked'
    if (next === NOT_PLAIN) return 'not-plain'
    if (next === CUT || (next === 0 && !isLast)) return 'cut'
    if (!isText(buffer.subarray(0, Math.min(next, filled)))) return 'not-plain'
    onBytes?.(position - from)
    if (isLast) return null
    buffer.copyWithin(0, next, filled)
    carried = filled - next
  }
}

async function fill(
  file: FileHandle,
  buffer: Buffer,
  { start, count, position }: { readonly start: number; readonly count: number; readonly position: number },
): Promise<number> {
  let filled = 0
  while (filled < count) {
    const { bytesRead } = await file.read(buffer, start + filled, count - filled, position + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return filled
}

/** Whether bytes are UTF-8, and those of a text. */
export const isText = (bytes: Buffer): boolean => isUtf8(bytes) && !bytes.includes(0)

function textsOf(reader: CellReader, runs: readonly RowRun[]): readonly string[] | null {
  if (!(reader instanceof TextCells)) return null
  const { codes, texts } = reader
  const isUsed = new Uint8Array(texts.count)
  for (const { firstRow, rowCount } of runs) {
    for (let row = firstRow; row < firstRow + rowCount; row++) isUsed[codes[row]] = 1
  }
  return Array.from(isUsed, (use, code) =>
    use === 1 ? trimSpaces(Buffer.from(texts.bytesOf(code)).toString('utf8')) : '',
  )
}
