import { CELL } from './cellKind'
import type { CellTexts } from '../cells/cellTexts'

interface GridParts {
  /** The first cell of each row, and where the last row's end. */
  readonly rowStarts: Int32Array
  /** The sheet's number of the first column. */
  readonly left: number
  readonly width: number
  /** The sheet's column of each cell, how its text is kept, and where: its place in `bytes`, or its number in `texts`. */
  readonly columns: Uint16Array
  readonly kinds: Uint8Array
  readonly places: Int32Array
  readonly texts: CellTexts
  readonly bytes: Buffer
}

export const LESS = 60

/** The cells of a rectangle; a text is made only of those that are asked for. */
export class CellGrid {
  readonly width: number
  readonly height: number

  constructor(readonly parts: GridParts) {
    this.width = parts.width
    this.height = parts.rowStarts.length - 1
  }

  /** The texts of a row, empty where there is no cell. */
  row(row: number): string[] {
    const { rowStarts, columns, left } = this.parts
    const texts = Array<string>(this.width).fill('')
    for (let cell = rowStarts[row]; cell < rowStarts[row + 1]; cell++) {
      texts[columns[cell] - left] = this.textOf(cell)
    }
    return texts
  }

  rows(from: number, to: number): string[][] {
    const end = Math.min(to, this.height)
    return Array.from({ length: Math.max(0, end - from) }, (_, index) => this.row(from + index))
  }

  /** Takes a cell's text away. */
  blank(row: number, column: number): void {
    const { rowStarts, columns, left, kinds, places, texts } = this.parts
    for (let cell = rowStarts[row]; cell < rowStarts[row + 1]; cell++) {
      if (columns[cell] - left !== column) continue
      kinds[cell] = CELL.text
      places[cell] = texts.add({ value: '', kind: 'value' })
    }
  }

  textOf(cell: number): string {
    const { kinds, places, texts, bytes } = this.parts
    const place = places[cell]
    if (kinds[cell] === CELL.text) return texts.textOf(place)
    const text = bytes.toString('latin1', place, bytes.indexOf(LESS, place))
    return kinds[cell] === CELL.fraction ? String(Number(text)) : text
  }
}
