import { LINE_FEED, NOT_PLAIN, type CellReader } from './plainCells'
import type { PlainMarks } from './plainMarks'
import { SimdRecords } from './simdRecords'

export { NOT_PLAIN }

const CARRIAGE_RETURN = 13
/** What is left of a record lies beyond the bytes that are there. */
const INCOMPLETE = -2
/** The bytes do not end with a record, or there are more records than room. */
export const CUT = -3

/** Which of the bytes to cut into records. They end with a line feed; where the file ends without one, it must lie behind them. */
export interface PlainBytes {
  readonly start: number
  readonly end: number
  /** Whether no more bytes follow. */
  readonly isLast: boolean
}

/** Most records that are read one by one, with care, before WebAssembly is tried again. */
const MOST_CAREFUL = 64

/** Cuts records of a fixed width and hands each cell to its column's reader: in WebAssembly as far as they are of the usual kind. */
export class PlainRecords {
  rowCount = 0
  /** Where the bytes of the file go, and a line feed behind them. */
  readonly bytes: Buffer<ArrayBuffer>
  private readonly quick: SimdRecords | null
  /** Records yet to be read with care, and how many those were that the last attempt led to. */
  private careful = 0
  private carefulBefore = 0

  constructor(
    private readonly columns: readonly CellReader[],
    private readonly marks: PlainMarks,
    /** Most records that the readers can take, and bytes that there are at a time. */
    private readonly room: { readonly records: number; readonly bytes: number },
  ) {
    const plan = columns.map(({ quick }) => quick)
    this.quick = plan.every((column) => column !== null) ? SimdRecords.create(plan, marks, room.bytes) : null
    this.bytes = this.quick?.bytes ?? Buffer.allocUnsafe(room.bytes)
  }

  /** Whether a column had a cell that it could not keep. */
  get hasLost(): boolean {
    return this.columns.some(({ hasLost }) => hasLost === true)
  }

  /** Goes on with the records from a row on. */
  moveTo(row: number): void {
    for (const column of this.columns) column.moveTo?.(row, this.rowCount)
    this.rowCount = row
  }

  /** How many lines end in the bytes [start, end). */
  countLines(start: number, end: number): number {
    if (this.quick !== null) return this.quick.countLines(start, end)
    let count = 0
    for (let at = start; (at = this.bytes.indexOf(LINE_FEED, at) + 1) > 0 && at <= end;) count++
    return count
  }

  /** Reads all records that are complete; answers where the next begins, or `NOT_PLAIN` or `CUT`. A quoted cell may reach beyond the bytes. */
  read({ start, end, isLast }: PlainBytes): number {
    const limit = isLast ? end + 1 : end
    let at = start
    while (at < end) {
      at = this.readQuickly(at, end)
      if (at >= end) return at
      if (this.rowCount === this.room.records) return CUT
      const next = this.readRecord(at, limit)
      if (next === INCOMPLETE) return isLast ? CUT : at
      if (next === NOT_PLAIN) return NOT_PLAIN
      at = next
      this.rowCount++
    }
    return at
  }

  /** Reads records up to the first that wants care; answers where that begins. */
  private readQuickly(start: number, end: number): number {
    const { quick } = this
    if (quick === null || this.careful-- > 0) return start
    const before = this.rowCount
    let at = start
    for (let isFull = true; isFull && at < end;) {
      const most = Math.min(this.room.records - this.rowCount, quick.blockRows)
      const found = quick.readRecords(at, end, most)
      this.columns.forEach((column, index) => column.take(quick.cellsOf(index, found.rows), this.rowCount))
      this.rowCount += found.rows
      at = found.next
      isFull = most > 0 && found.rows === most
    }
    const isWorthIt = this.rowCount - before > 1
    this.carefulBefore = isWorthIt ? 0 : Math.min(MOST_CAREFUL, 2 * this.carefulBefore + 1)
    this.careful = this.carefulBefore
    return at
  }

  private readRecord(start: number, limit: number): number {
    const { bytes, columns, rowCount } = this
    const { delimiter, quote } = this.marks
    const last = columns.length - 1
    let at = start
    for (let column = 0; column <= last; column++) {
      const first = bytes[at]
      at = columns[column].read(bytes, at, rowCount)
      if (at >= limit || (at < 0 && first === quote)) return INCOMPLETE
      if (at < 0) return NOT_PLAIN
      if (column < last && bytes[at++] !== delimiter) return NOT_PLAIN
    }
    if (bytes[at] === CARRIAGE_RETURN) at++
    if (at >= limit) return INCOMPLETE
    return bytes[at] === LINE_FEED ? at + 1 : NOT_PLAIN
  }
}
