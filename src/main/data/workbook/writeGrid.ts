import { open, type FileHandle } from 'node:fs/promises'
import type { ImportOptions } from '@shared/source/importOptions'
import { LESS, type CellGrid } from './cellGrid'
import { CELL } from './cellKind'
import type { RegularCsv } from '../text/csvSource'
import type { ProblemLog } from '../cells/problemLog'

/** The data rows of a grid: [from, to), and what their columns are called. */
export interface GridRows {
  readonly grid: CellGrid
  readonly from: number
  readonly to: number
  readonly names: readonly string[]
  readonly options: ImportOptions
}

/**
 * Writes data rows to a file in which every record has the same width, comma-separated, UTF-8, without a header. A column of nothing but
 * numbers keeps them as the sheet writes them, where this is the same value.
 */
export async function writeGrid(rows: GridRows, path: string, log: ProblemLog): Promise<RegularCsv> {
  const output = await open(path, 'w', 0o600)
  try {
    const writer = new GridWriter(rows, output, log)
    for (let row = rows.from; row < rows.to; row++) {
      if (writer.isFull) await writer.flush()
      writer.writeRow(row)
    }
    await writer.flush()
    const { longest } = writer
    return { path, dialect: { delimiter: ',', quote: '"' }, skip: 0, width: rows.grid.width, longest }
  } finally {
    await output.close()
  }
}

const PIECE = 1 << 20
const [COMMA, LINE_FEED, QUOTE] = Array.from(',\n"', (character) => character.charCodeAt(0))

class GridWriter {
  /** Bytes of the longest record. */
  longest = 0
  private buffer: Buffer = Buffer.allocUnsafe(2 * PIECE)
  private at = 0
  private readonly onlyNumbers: Uint8Array

  constructor(
    private readonly rows: GridRows,
    private readonly output: FileHandle,
    private readonly log: ProblemLog,
  ) {
    this.onlyNumbers = numberColumns(rows)
  }

  get isFull(): boolean {
    return this.at >= PIECE
  }

  async flush(): Promise<void> {
    if (this.at > 0) await this.output.write(this.buffer, 0, this.at)
    this.at = 0
  }

  writeRow(row: number): void {
    const { rowStarts, columns, left, width } = this.rows.grid.parts
    const end = rowStarts[row + 1]
    const start = this.at
    let written = 0
    this.makeRoom(width + 2)
    for (let cell = rowStarts[row]; cell < end; cell++) {
      const column = columns[cell] - left
      for (; written < column; written++) this.buffer[this.at++] = COMMA
      this.writeCell(cell, row, column)
    }
    for (; written < width - 1; written++) this.buffer[this.at++] = COMMA
    // A line that is empty would be no record.
    if (this.at === start) for (let quote = 0; quote < 2; quote++) this.buffer[this.at++] = QUOTE
    this.buffer[this.at++] = LINE_FEED
    this.longest = Math.max(this.longest, this.at - start)
  }

  /** For a piece of so many bytes, and the marks of the rest of its row. */
  private makeRoom(size: number): void {
    const needed = this.at + size + this.rows.grid.width + 2
    if (needed <= this.buffer.length) return
    const larger = Buffer.allocUnsafe(2 * needed)
    this.buffer.copy(larger, 0, 0, this.at)
    this.buffer = larger
  }

  private writeCell(cell: number, row: number, column: number): void {
    const { kinds, places, texts } = this.rows.grid.parts
    const kind = kinds[cell]
    if (kind === CELL.text) {
      this.makeRoom(texts.sizeOf(places[cell]))
      this.at = texts.copyTo(this.buffer, this.at, places[cell])
      if (texts.isGarbled(places[cell])) this.logGarbled(cell, row, column)
    } else if (
      kind === CELL.bytes ||
      kind === CELL.number ||
      (kind === CELL.fraction && this.onlyNumbers[column] === 1)
    ) {
      this.copyBytes(places[cell])
    } else {
      const text = this.rows.grid.textOf(cell)
      this.makeRoom(text.length)
      this.at += this.buffer.write(text, this.at, 'latin1')
    }
  }

  private copyBytes(place: number): void {
    const { bytes } = this.rows.grid.parts
    let from = place
    while (bytes[from] !== LESS) from++
    this.makeRoom(from - place)
    const { buffer } = this
    let { at } = this
    for (let index = place; index < from; index++) buffer[at++] = bytes[index]
    this.at = at
  }

  private logGarbled(cell: number, row: number, column: number): void {
    const { grid, from, names } = this.rows
    this.log.add(row - from + 1, names[column], grid.textOf(cell), 'not-decodable')
  }
}

/** 1 for each column whose data are nothing but numbers, and whose type is for them to say. */
function numberColumns({ grid, from, to, names, options }: GridRows): Uint8Array {
  const { rowStarts, columns, kinds, left } = grid.parts
  const { columnTypes = {}, missing = [] } = options
  const isOpen = (name: string): boolean =>
    !Object.hasOwn(columnTypes, name) || columnTypes[name] === 'number'
  // A number that means a missing value is known by its text.
  const known = missing.some((token) => token !== '' && Number.isFinite(Number(token)))
  const only = Uint8Array.from(names, (name) => (!known && isOpen(name) ? 1 : 0))
  for (let cell = rowStarts[from]; cell < rowStarts[to]; cell++) {
    if (kinds[cell] <= CELL.bytes) only[columns[cell] - left] = 0
  }
  return only
}
