import { readSync } from 'node:fs'
import { openFile } from '../openFile'
import { LINE_FEED } from './plainCells'
import type { PlainPieces } from './plainPieces'
import { nextPiece, placeRows, stopPieces } from './plainPieces'
import { NOT_PLAIN, PlainRecords } from './plainRecords'
import type { PlainScan, RowRun, ScanFailure, ScannedShare, ScanWatch } from './plainScan'
import { isText, readersOf, shareOf } from './plainScan'

/** What is to be read, and how it is cut. */
export interface ScanTask {
  readonly scan: PlainScan
  readonly pieces: PlainPieces
}

/** What a thread has read of the pieces, or why they cannot be read so; `stopped` where another has found that out, or the thread has died. */
export type ScanAnswer = ScannedShare | ScanFailure | 'stopped'

/** Reads pieces of a plain text into their rows of the columns, as long as there are some that nobody has begun. */
export async function scanPieces(task: ScanTask, watch: ScanWatch = {}): Promise<ScanAnswer> {
  const answer = await scanShare(task, watch)
  if (typeof answer === 'string') stopPieces(task.pieces)
  return answer
}

async function scanShare({ scan, pieces }: ScanTask, watch: ScanWatch): Promise<ScanAnswer> {
  const readers = readersOf(scan)
  const bytes = pieces.bytes + 2 * pieces.beyond
  const records = new PlainRecords(readers, scan.marks, { records: pieces.room, bytes })
  const opened = await openFile(scan.path)
  if (!opened.ok) return 'not-plain'
  try {
    const runs = await readRuns(opened.value.file.fd, pieces, { ...watch, records })
    if (typeof runs === 'string') return runs
    for (const reader of readers) reader.finish?.(records.rowCount)
    return shareOf(readers, runs)
  } catch (error) {
    if (scan.columns.some(({ kind }) => kind === 'stored')) return 'unstored'
    throw error
  } finally {
    await opened.value.file.close()
  }
}

interface Reading extends ScanWatch {
  readonly records: PlainRecords
}

async function readRuns(
  file: number,
  pieces: PlainPieces,
  reading: Reading,
): Promise<readonly RowRun[] | Extract<ScanAnswer, string>> {
  const { signal, onBytes } = reading
  const runs: RowRun[] = []
  for (let index = nextPiece(pieces); index !== null; index = nextPiece(pieces)) {
    // An interrupt is heard between two pieces.
    await new Promise(setImmediate)
    if (signal?.aborted) return 'cancelled'
    const run = await readPiece(file, { pieces, index }, reading)
    if (typeof run === 'string') return run
    runs.push(run)
    onBytes?.(runs.length * pieces.bytes)
  }
  return runs
}

interface Piece {
  readonly pieces: PlainPieces
  readonly index: number
}

/** A line is taken for a record, so that the rows before a piece are known before its cells are read; where it is none, the file is cut amiss. */
async function readPiece(
  file: number,
  { pieces, index }: Piece,
  { records }: Reading,
): Promise<RowRun | Extract<ScanAnswer, string>> {
  const lines = readLines(file, { pieces, index }, records.bytes)
  if (lines === null) return 'cut'
  const { start, end } = lines
  const rowCount = records.countLines(start, end)
  const firstRow = await placeRows(pieces, index, rowCount)
  if (firstRow === null) return 'stopped'
  if (firstRow + rowCount > pieces.room) return 'cut'
  records.moveTo(firstRow)
  const next = records.read({ start, end, isLast: false })
  if (records.hasLost) return 'unpacked'
  if (next === NOT_PLAIN) return 'not-plain'
  if (next !== end || records.rowCount !== firstRow + rowCount) return 'cut'
  return isText(records.bytes.subarray(start, end)) ? { firstRow, rowCount } : 'not-plain'
}

/** Reads the lines that begin in a piece; answers where they stand in the buffer, null where the last does not end. */
function readLines(
  file: number,
  { pieces: { from, to, bytes, beyond }, index }: Piece,
  buffer: Buffer,
): { readonly start: number; readonly end: number } | null {
  const begin = from + index * bytes
  // The byte before tells whether a line begins with the piece.
  const position = index === 0 ? begin : begin - 1
  const count = Math.min(to, begin + bytes + beyond) - position
  if (!isRead(file, buffer, count, position)) return null
  const start = index === 0 ? 0 : buffer.subarray(0, count).indexOf(LINE_FEED) + 1
  if (index > 0 && start === 0) return null
  const isLast = begin + bytes >= to
  if (!isLast) {
    const end = buffer.subarray(0, count).indexOf(LINE_FEED, begin + bytes - 1 - position) + 1
    return end === 0 ? null : { start: Math.min(start, end), end }
  }
  if (buffer[count - 1] === LINE_FEED) return { start, end: count }
  buffer[count] = LINE_FEED
  return { start, end: count + 1 }
}

/** Reads so many bytes; false where there are fewer. To wait for them takes less time than to be told. */
function isRead(file: number, buffer: Buffer, count: number, position: number): boolean {
  for (let done = 0; done < count;) {
    const bytesRead = readSync(file, buffer, done, count - done, position + done)
    if (bytesRead === 0) return false
    done += bytesRead
  }
  return true
}
