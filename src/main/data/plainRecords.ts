import { LINE_FEED, NOT_PLAIN, type CellReader, type PlainMarks } from './plainCells'

export { NOT_PLAIN }

const CARRIAGE_RETURN = 13
/** What is left of a record lies beyond the bytes that are there. */
const INCOMPLETE = -2
/** The bytes do not end with a record, or there are more records than room. */
export const CUT = -3

/** Bytes to cut into records. They end with a line feed; where the file ends without one, it must lie behind them. */
export interface PlainBytes {
  readonly bytes: Uint8Array
  readonly start: number
  readonly end: number
  /** Whether no more bytes follow. */
  readonly isLast: boolean
}

/** Cuts records of a fixed width and hands each cell to its column's reader. */
export class PlainRecords {
  rowCount = 0

  constructor(
    private readonly columns: readonly CellReader[],
    private readonly marks: PlainMarks,
    /** Most records that the readers can take. */
    private readonly room: number,
  ) {}

  /** Reads all records that are complete; answers where the next begins, or `NOT_PLAIN` or `CUT`. A quoted cell may reach beyond the bytes. */
  read({ bytes, start, end, isLast }: PlainBytes): number {
    const limit = isLast ? end + 1 : end
    let at = start
    while (at < end) {
      if (this.rowCount === this.room) return CUT
      const next = this.readRecord(bytes, at, limit)
      if (next === INCOMPLETE) return isLast ? CUT : at
      if (next === NOT_PLAIN) return NOT_PLAIN
      at = next
      this.rowCount++
    }
    return at
  }

  private readRecord(bytes: Uint8Array, start: number, limit: number): number {
    const { columns, rowCount } = this
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
