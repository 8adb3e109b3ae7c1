import { utils } from '@e965/xlsx'
import { CellGrid } from './cellGrid'
import type { CellKind } from './cellKind'
import { CellTexts, type CellText } from '../cells/cellTexts'

/** A sheet's cells, in the rectangle that holds them. */
export interface SheetCells {
  readonly grid: CellGrid
  /** The sheet's number of its first row, 1-based. */
  readonly firstRow: number
  /** The rectangle as spreadsheets name it, such as A1:F200. */
  readonly range: string
  /** Cells that are there, with a text in `grid`, and yet have no value: formula errors and impossible dates. */
  readonly failures: readonly CellFailure[]
  /** Cells that hold a number as text. */
  readonly textNumbers: readonly CellFailure[]
}

export interface CellFailure {
  /** 0-based, within the rectangle. */
  readonly row: number
  readonly column: number
  readonly text: string
}

/** Room for so many cells at first. */
const FIRST_ROOM = 1 << 12

/** Collects a sheet's cells as they come, row by row and in a row from left to right, and finds the rectangle that holds them. */
export class GatheredCells {
  readonly texts = new CellTexts()
  private count = 0
  private columns = new Uint16Array(FIRST_ROOM)
  private kinds = new Uint8Array(FIRST_ROOM)
  private places = new Int32Array(FIRST_ROOM)
  /** The rows that have cells, and the first cell of each. */
  private rows = new Int32Array(FIRST_ROOM)
  private firsts = new Int32Array(FIRST_ROOM)
  private rowCount = 0
  private left = Infinity
  private right = -1
  private readonly failures: CellFailure[] = []
  private readonly textNumbers: CellFailure[] = []

  /** @param bytes where the cells lie whose texts are left where they stand */
  constructor(private readonly bytes: Buffer = Buffer.alloc(0)) {}

  add(row: number, column: number, text: CellText): void {
    if (text.value !== '') this.addText(row, column, this.texts.add(text))
  }

  /** A cell whose text is one of `texts`. */
  addText(row: number, column: number, text: number): void {
    this.append(row, column, 0, text)
    const kind = this.texts.kindOf(text)
    if (kind === 'value') return
    const cells = kind === 'failure' ? this.failures : this.textNumbers
    cells.push({ row, column, text: this.texts.textOf(text) })
  }

  /** A cell whose text stands in the bytes, from `place` to the next `<`. */
  append(row: number, column: number, kind: CellKind, place: number): void {
    if (this.count === this.columns.length) this.makeRoom()
    if (this.rowCount === 0 || this.rows[this.rowCount - 1] !== row) this.startRow(row)
    const { count } = this
    this.columns[count] = column
    this.kinds[count] = kind
    this.places[count] = place
    this.count++
    if (column < this.left) this.left = column
    if (column > this.right) this.right = column
  }

  private startRow(row: number): void {
    if (this.rowCount === this.rows.length) {
      this.rows = grown(this.rows, new Int32Array(2 * this.rowCount))
      this.firsts = grown(this.firsts, new Int32Array(2 * this.rowCount))
    }
    this.rows[this.rowCount] = row
    this.firsts[this.rowCount] = this.count
    this.rowCount++
  }

  private makeRoom(): void {
    const room = 2 * this.count
    this.columns = grown(this.columns, new Uint16Array(room))
    this.kinds = grown(this.kinds, new Uint8Array(room))
    this.places = grown(this.places, new Int32Array(room))
  }

  /** The rectangle, empty texts where there is no cell; `too-large` where it would have more cells than `limit`. */
  cells(limit: number): SheetCells | 'too-large' {
    const { left, right, rowCount, columns, kinds, places, texts, bytes } = this
    if (rowCount === 0) {
      const nothing = {
        rowStarts: new Int32Array(1),
        left: 0,
        width: 0,
        columns,
        kinds,
        places,
        texts,
        bytes,
      }
      return { grid: new CellGrid(nothing), firstRow: 1, range: '', failures: [], textNumbers: [] }
    }
    const top = this.rows[0]
    const bottom = this.rows[rowCount - 1]
    const width = right - left + 1
    if ((bottom - top + 1) * width > limit) return 'too-large'
    const moved = ({ row, column, text }: CellFailure): CellFailure => {
      return { row: row - top, column: column - left, text }
    }
    return {
      grid: new CellGrid({ rowStarts: this.rowStarts(), left, width, columns, kinds, places, texts, bytes }),
      firstRow: top + 1,
      range: utils.encode_range({ s: { r: top, c: left }, e: { r: bottom, c: right } }),
      failures: this.failures.map(moved),
      textNumbers: this.textNumbers.map(moved),
    }
  }

  /** The first cell of each row of the rectangle, and where the last row's end. */
  private rowStarts(): Int32Array {
    const { rows, firsts, rowCount, count } = this
    const starts = new Int32Array(rows[rowCount - 1] - rows[0] + 2)
    let row = 0
    for (let index = 0; index < rowCount; index++) {
      while (row <= rows[index] - rows[0]) starts[row++] = firsts[index]
    }
    starts[row] = count
    return starts
  }
}

function grown<T extends Uint8Array | Uint16Array | Int32Array>(from: T, to: T): T {
  to.set(from)
  return to
}
