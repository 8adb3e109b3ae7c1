import { Extent } from './extent'
import { trimCell } from '../cells/missingTokens'
import type { PlainMarks } from './plainMarks'
import { readPlainNumber } from './plainNumber'
import type { QuickCells, QuickColumn } from './simdRecords'
import { TextCodes } from './textCodes'

export const LINE_FEED = 10
const CARRIAGE_RETURN = 13
/** What a reader answers of a cell that only the table's own loader can judge. */
export const NOT_PLAIN = -1

/** Reads one column's cell of each record. */
export interface CellReader {
  /** Reads the cell that begins at `start`; answers where it ends, at its delimiter or line end, or `NOT_PLAIN`. */
  read(bytes: Uint8Array, start: number, row: number): number
  /** How WebAssembly may read the cells; null where it must not. */
  readonly quick: QuickColumn | null
  /** Takes the cells that it has read. */
  take(cells: QuickCells, row: number): void
  /** Told when the cells before a row have been read and no more follow. @default nothing is left to do */
  finish?(row: number): void
  /** Told when the cells from a row on follow those before another. @default every row has a place of its own */
  moveTo?(row: number, from: number): void
  /** Of the numbers that it has read. @default there are none */
  readonly extent?: Extent
  /** Whether there was a cell that it could not keep. @default none */
  readonly hasLost?: boolean
}

/** Where the cell ends; a quote within a cell that does not begin with one is not plain. */
function cellEnd(bytes: Uint8Array, start: number, { delimiter, quote }: PlainMarks): number {
  let at = start
  let byte = bytes[at]
  if (byte === quote) {
    do {
      at = bytes.indexOf(quote, at + 1)
      if (at < 0) return NOT_PLAIN
      byte = bytes[++at]
      // A doubled quote is one that belongs to the text.
    } while (byte === quote)
    return byte === delimiter || byte === LINE_FEED || byte === CARRIAGE_RETURN ? at : NOT_PLAIN
  }
  while (byte !== delimiter && byte !== LINE_FEED && byte !== CARRIAGE_RETURN) {
    if (byte === quote) return NOT_PLAIN
    byte = bytes[++at]
  }
  return at
}

/** A column that the model does not need. */
export class SkippedCells implements CellReader {
  readonly quick = { kind: 'skipped' } as const

  constructor(private readonly marks: PlainMarks) {}

  read(bytes: Uint8Array, start: number): number {
    return cellEnd(bytes, start, this.marks)
  }

  take(): void {
    // Nothing is kept.
  }
}

export interface NumberOptions {
  readonly marks: PlainMarks
  /** Texts that mean a missing value, the empty one among them. */
  readonly missing: ReadonlySet<string>
  /** Whether whole numbers alone are looked for, so that 007 is none. */
  readonly whole: boolean
  readonly decimal: '.' | ','
  /** Where the numbers go, one a row. */
  readonly values: Float64Array
}

/** A column of numbers; NaN where a cell is missing. */
export class NumberCells implements CellReader {
  readonly values: Float64Array
  readonly extent = new Extent()
  readonly decimal: number
  private readonly pattern: RegExp
  /** Numbers that may mean a missing value, as they are written. */
  private readonly suspects: ReadonlySet<number>

  readonly whole: boolean
  private readonly marks: PlainMarks
  private readonly missing: ReadonlySet<string>

  constructor({ marks, missing, whole, decimal, values }: NumberOptions) {
    this.values = values
    this.marks = marks
    this.missing = missing
    this.whole = whole
    this.decimal = decimal.charCodeAt(0)
    this.pattern = new RegExp(`^[+-]?(?:[0-9]+[${decimal}]?[0-9]*|[${decimal}][0-9]+)(?:[eE][+-]?[0-9]+)?$`)
    this.suspects = new Set(
      [...missing]
        .filter((token) => token !== '')
        .map(Number)
        .filter(Number.isFinite),
    )
  }

  read(bytes: Uint8Array, start: number, row: number): number {
    const end = readPlainNumber(bytes, start, this, row)
    if (end >= 0) {
      const byte = bytes[end]
      const ends = byte === this.marks.delimiter || byte === LINE_FEED || byte === CARRIAGE_RETURN
      if (ends && (this.suspects.size === 0 || !this.suspects.has(this.values[row]))) {
        this.extent.add(this.values[row])
        return end
      }
    }
    const next = this.readText(bytes, start, row)
    if (next !== NOT_PLAIN) this.extent.add(this.values[row])
    return next
  }

  /** Where a number may mean a missing value, each must be looked at. */
  get quick(): QuickColumn | null {
    return this.suspects.size > 0 ? null : { kind: 'number', whole: this.whole, decimal: this.decimal }
  }

  take({ numbers, count }: QuickCells, row: number): void {
    this.values.set(numbers.subarray(0, count), row)
    this.extent.addAll(numbers, count)
  }

  private readText(bytes: Uint8Array, start: number, row: number): number {
    const end = cellEnd(bytes, start, this.marks)
    if (end === NOT_PLAIN) return NOT_PLAIN
    const text = trimCell(textOf(bytes, start, end, this.marks.quote))
    if (text === '' || this.missing.has(text)) {
      this.values[row] = NaN
      return end
    }
    if (!this.pattern.test(text) || (this.whole && /^[+-]?0[0-9]/.test(text))) return NOT_PLAIN
    const value = Number(text.replace(',', '.'))
    if (!Number.isFinite(value) || (this.whole && Math.abs(value) >= 1e15)) return NOT_PLAIN
    this.values[row] = value
    return end
  }
}

/** A column of texts, as codes in the order in which they are met. */
export class TextCells implements CellReader {
  readonly texts = new TextCodes()
  readonly quick = { kind: 'text' } as const

  constructor(
    private readonly marks: PlainMarks,
    /** Where the codes go, one a row. */
    readonly codes: Int32Array,
  ) {}

  read(bytes: Uint8Array, start: number, row: number): number {
    const end = cellEnd(bytes, start, this.marks)
    if (end === NOT_PLAIN) return NOT_PLAIN
    const quoted = bytes[start] === this.marks.quote ? 1 : 0
    if (quoted === 1 && bytes.subarray(start + 1, end - 1).includes(this.marks.quote)) return NOT_PLAIN
    this.codes[row] = this.texts.codeOf(bytes, start + quoted, end - quoted)
    return end
  }

  take({ bytes, places, count }: QuickCells, row: number): void {
    for (let i = 0; i < count; i++) {
      this.codes[row + i] = this.texts.codeOf(bytes, places[2 * i], places[2 * i + 1])
    }
  }
}

function textOf(bytes: Uint8Array, start: number, end: number, quote: number): string {
  const quoted = bytes[start] === quote ? 1 : 0
  return Buffer.from(bytes.buffer, bytes.byteOffset + start + quoted, end - start - 2 * quoted).toString(
    'utf8',
  )
}
