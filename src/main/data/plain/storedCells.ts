import type { Extent } from './extent'
import type { ColumnPlace } from './numberFile'
import { writeDoubles } from './numberFile'
import type { CellReader, NumberOptions } from './plainCells'
import { NumberCells } from './plainCells'
import type { QuickCells, QuickColumn } from './simdRecords'

/** A column of numbers that are kept in a file. */
export interface StoredPlan {
  readonly kind: 'stored'
  readonly whole: boolean
  readonly decimal: '.' | ','
  readonly place: ColumnPlace
}

/** Rows that are written at once; more than are read at once. */
const ROWS = 1 << 15

/** Reads numbers and writes them to a file, some at a time. */
export class StoredCells implements CellReader {
  private readonly cells: NumberCells
  private readonly place: ColumnPlace
  /** The row that the first of the numbers in memory belongs to. */
  private start = 0

  constructor({ place, ...options }: Omit<NumberOptions, 'values'> & Pick<StoredPlan, 'place'>) {
    this.cells = new NumberCells({ ...options, values: new Float64Array(ROWS) })
    this.place = place
  }

  get quick(): QuickColumn | null {
    return this.cells.quick
  }

  get extent(): Extent {
    return this.cells.extent
  }

  read(bytes: Uint8Array, start: number, row: number): number {
    this.makeRoom(row, 1)
    return this.cells.read(bytes, start, row - this.start)
  }

  take(cells: QuickCells, row: number): void {
    this.makeRoom(row, cells.count)
    this.cells.take(cells, row - this.start)
  }

  finish(row: number): void {
    if (row > this.start)
      writeDoubles(this.place, this.start, this.cells.values.subarray(0, row - this.start))
    this.start = row
  }

  moveTo(row: number, from: number): void {
    this.finish(from)
    this.start = row
  }

  private makeRoom(row: number, count: number): void {
    if (row + count - this.start > ROWS) this.finish(row)
  }
}
