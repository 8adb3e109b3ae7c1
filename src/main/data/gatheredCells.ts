import { utils } from '@e965/xlsx'

/** A sheet's cells as texts, in the rectangle that holds them. */
export interface SheetCells {
  readonly rows: readonly string[][]
  /** The sheet's number of the first of them, 1-based. */
  readonly firstRow: number
  /** The rectangle as spreadsheets name it, such as A1:F200. */
  readonly range: string
  /** Cells that are there, with a text in `rows`, and yet have no value: formula errors and impossible dates. */
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

/** What a cell says: `failure` is there and yet has no value, `text-number` a number that is stored as text. */
export interface CellText {
  readonly value: string
  readonly kind: 'value' | 'failure' | 'text-number'
}

/** Collects a sheet's cells as they come, wherever they lie, and the rectangle that holds them. */
export class GatheredCells {
  private readonly rows: string[][] = []
  private readonly failures: CellFailure[] = []
  private readonly textNumbers: CellFailure[] = []
  private top = Infinity
  private left = Infinity
  private bottom = -1
  private right = -1

  add(row: number, column: number, { value, kind }: CellText): void {
    ;(this.rows[row] ??= [])[column] = value
    if (row < this.top) this.top = row
    if (row > this.bottom) this.bottom = row
    if (column < this.left) this.left = column
    if (column > this.right) this.right = column
    if (kind === 'failure') this.failures.push({ row, column, text: value })
    else if (kind === 'text-number') this.textNumbers.push({ row, column, text: value })
  }

  /** The rectangle, empty texts where there is no cell; `too-large` where it would have more cells than `limit`. */
  cells(limit: number): SheetCells | 'too-large' {
    const { top, left, bottom, right } = this
    if (bottom < 0) return { rows: [], firstRow: 1, range: '', failures: [], textNumbers: [] }
    const height = bottom - top + 1
    const width = right - left + 1
    if (height * width > limit) return 'too-large'
    const moved = ({ row, column, text }: CellFailure): CellFailure => ({
      row: row - top,
      column: column - left,
      text,
    })
    return {
      rows: Array.from({ length: height }, (_, row) => this.line(row + top, width)),
      firstRow: top + 1,
      range: utils.encode_range({ s: { r: top, c: left }, e: { r: bottom, c: right } }),
      failures: this.failures.map(moved),
      textNumbers: this.textNumbers.map(moved),
    }
  }

  private line(row: number, width: number): string[] {
    const cells = this.rows[row] as string[] | undefined
    const line = Array<string>(width)
    for (let column = 0; column < width; column++) line[column] = cells?.[column + this.left] ?? ''
    return line
  }
}
