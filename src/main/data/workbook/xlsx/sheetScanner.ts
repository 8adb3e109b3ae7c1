import type { TellShare } from '../book'
import { NotPlain } from './notPlain'

/** The `t` attribute: a number, the index of a shared string, a formula's text, an inline string, a logical value, an error. */
export type CellType = 'n' | 's' | 'str' | 'inlineStr' | 'b' | 'e'

/** What a cell holds, as it is written: the content of `<v>`, or of the inline string, which the next `<` ends. */
export interface RawCell {
  type: CellType
  /** Index of the cell's format. */
  style: number
  /** Where the content begins; −1 where there is none. */
  from: number
  to: number
}

/** Gets the 0-based place of a cell and what it holds; the object is used again for the next cell. Answers true to stop. */
export type VisitCell = (row: number, column: number, cell: RawCell) => boolean

const LAST_ROW = 1_048_575
const LAST_COLUMN = 16_383
const [BLANK, QUOTE, SLASH, ZERO, LESS, EQUALS, GREATER, CAPITAL_A] = Array.from(' "/0<=>A', codeOf)
const [LOWER_B, LOWER_C, LOWER_E, LOWER_F, LOWER_I, LOWER_N, LOWER_R, LOWER_S, LOWER_T, LOWER_V] = Array.from(
  'bcefinrstv',
  codeOf,
)

function codeOf(character: string): number {
  return character.charCodeAt(0)
}

/**
 * Visits the cells of a worksheet in one pass over its bytes. It knows what spreadsheets write: rows of cells in their order, with `r`,
 * `s` and `t`, each with a formula, a value or an inline string of one piece; anything else throws `NotPlain`.
 */
export function scanSheet(xml: Buffer, visit: VisitCell, onProgress?: TellShare): void {
  const start = xml.indexOf('<sheetData')
  if (start < 0) throw new NotPlain('no sheet data')
  const open = xml.indexOf(GREATER, start)
  if (xml[open - 1] === SLASH) return
  const end = xml.lastIndexOf('</sheetData>')
  if (end < open) throw new NotPlain('sheet data without an end')
  new SheetScanner(xml, { from: open + 1, end, onProgress }, visit).run()
}

interface Stretch {
  readonly from: number
  /** Where the end tag of the data begins: no search for a tag goes beyond it. */
  readonly end: number
  readonly onProgress: TellShare | undefined
}

/** Takes an attribute's value; answers where its closing quote stands. */
type TakeValue = (name: number, from: number) => number

/** Bytes between two tellings of how far it is. */
const TELL_BYTES = 1 << 20

class SheetScanner {
  private at: number
  private readonly end: number
  private readonly onProgress: TellShare | undefined
  private told = 0
  private row = -1
  private lastRow = -1
  private column = -1
  private readonly cell: RawCell = { type: 'n', style: 0, from: -1, to: -1 }

  constructor(
    private readonly xml: Buffer,
    { from, end, onProgress }: Stretch,
    private readonly visit: VisitCell,
  ) {
    this.at = from
    this.end = end
    this.onProgress = onProgress
  }

  run(): void {
    const { xml } = this
    for (let open = this.nextTag(); open < this.end; open = this.nextTag()) {
      const first = xml[open + 1]
      if (first === LOWER_C && isNameEnd(xml[open + 2])) {
        if (this.readCell(open + 2)) return
      } else if (first === LOWER_R && xml[open + 2] === 0x6f && xml[open + 3] === 0x77) {
        this.startRow(open + 4)
      } else if (first === SLASH) {
        this.at = this.tagEnd(open) + 1
      } else throw new NotPlain('an unknown element')
    }
  }

  /** Where the next tag begins; text outside of values does not matter. */
  private nextTag(): number {
    const { xml, end } = this
    let { at } = this
    while (at < end && xml[at] !== LESS) at++
    return at
  }

  private tagEnd(from: number): number {
    const { xml, end } = this
    let at = from
    while (xml[at] !== GREATER) if (at++ >= end) throw new NotPlain('a tag without an end')
    return at
  }

  private startRow(at: number): void {
    this.row++
    this.column = -1
    this.at = this.readAttributes(at, this.setRow)
    if (this.row <= this.lastRow || this.row > LAST_ROW) throw new NotPlain('a row out of order')
    this.lastRow = this.row
    if (at - this.told < TELL_BYTES) return
    this.told = at
    this.onProgress?.(at / this.end)
  }

  private readonly setRow: TakeValue = (name, from) => {
    const close = this.closingQuote(from)
    if (name === LOWER_R) this.row = this.integer(from, close) - 1
    return close
  }

  /** Reads the cell whose attributes begin here; true to stop. */
  private readCell(at: number): boolean {
    const { cell } = this
    const last = this.column
    cell.type = 'n'
    cell.style = 0
    cell.from = -1
    this.column++
    this.at = this.readAttributes(at, this.setAttribute)
    if (this.column <= last || this.column > LAST_COLUMN || this.row < 0) {
      throw new NotPlain('a cell out of order')
    }
    if (this.xml[this.at - 2] !== SLASH) this.readContent()
    return cell.from >= 0 && this.visit(this.row, this.column, cell)
  }

  private readonly setAttribute: TakeValue = (name, from) => {
    if (name === LOWER_R) return this.setPlace(from)
    const close = this.closingQuote(from)
    if (name === LOWER_S) this.cell.style = this.integer(from, close)
    else if (name === LOWER_T) this.cell.type = this.typeOf(from, close)
    return close
  }

  /** `BC12`: what the cell's own address says. */
  private setPlace(from: number): number {
    const { xml } = this
    let column = 0
    let at = from
    for (let letter = xml[at] - CAPITAL_A; letter >= 0 && letter <= 25; letter = xml[++at] - CAPITAL_A) {
      column = column * 26 + letter + 1
    }
    this.column = column - 1
    const close = this.closingQuote(at)
    if (column === 0 || this.integer(at, close) - 1 !== this.row) throw new NotPlain('a cell in another row')
    return close
  }

  private typeOf(from: number, to: number): CellType {
    if (to === from + 1) {
      const letter = this.xml[from]
      if (letter === LOWER_S) return 's'
      if (letter === LOWER_N) return 'n'
      if (letter === LOWER_B) return 'b'
      if (letter === LOWER_E) return 'e'
    }
    const name = this.xml.toString('latin1', from, to)
    if (name !== 'str' && name !== 'inlineStr') throw new NotPlain('a cell of another type')
    return name
  }

  private integer(from: number, to: number): number {
    let value = 0
    for (let at = from; at < to; at++) {
      const digit = this.xml[at] - ZERO
      if (digit < 0 || digit > 9) throw new NotPlain('a whole number was expected')
      value = value * 10 + digit
    }
    return value
  }

  /** Calls `take` for attributes of one letter; answers the place behind the tag. */
  private readAttributes(from: number, take: TakeValue): number {
    const { xml } = this
    let at = from
    for (;;) {
      while (xml[at] <= BLANK) at++
      const first = xml[at]
      if (first === GREATER) return at + 1
      if (first === SLASH && xml[at + 1] === GREATER) return at + 2
      const equals = this.findEquals(at)
      if (xml[equals + 1] !== QUOTE) throw new NotPlain('other quotes')
      at = 1 + (equals === at + 1 ? take(first, equals + 2) : this.closingQuote(equals + 2))
    }
  }

  private findEquals(from: number): number {
    for (let at = from; at < this.end; at++) {
      const byte = this.xml[at]
      if (byte === EQUALS) return at
      if (byte === GREATER) break
    }
    throw new NotPlain('an attribute without a value')
  }

  private closingQuote(from: number): number {
    const { xml, end } = this
    let at = from
    while (xml[at] !== QUOTE) if (at++ >= end) throw new NotPlain('other quotes')
    return at
  }

  /** What stands between `<c …>` and `</c>`. */
  private readContent(): void {
    const { xml } = this
    for (;;) {
      const open = this.nextTag()
      if (open >= this.end) throw new NotPlain('a cell without an end')
      const close = this.tagEnd(open)
      this.at = close + 1
      if (xml[open + 1] === SLASH) return
      this.readPart(open, xml[close - 1] === SLASH)
    }
  }

  private readPart(open: number, isEmpty: boolean): void {
    const first = this.xml[open + 1]
    if (first === LOWER_V && isNameEnd(this.xml[open + 2])) {
      if (!isEmpty) this.takeText(LOWER_V)
    } else if (first === LOWER_F && isNameEnd(this.xml[open + 2])) {
      if (!isEmpty) this.passText(LOWER_F)
    } else if (first === LOWER_I && this.startsWith('s>', open + 2)) {
      this.readInline()
    } else throw new NotPlain('an unknown part of a cell')
  }

  private takeText(element: number): void {
    this.cell.from = this.at
    this.cell.to = this.passText(element)
  }

  /** Passes the text up to the end tag of an element of one letter, which has no children; answers where it ends. */
  private passText(element: number): number {
    const { xml } = this
    const to = this.nextTag()
    if (xml[to + 1] !== SLASH || xml[to + 2] !== element) throw new NotPlain('a value of several pieces')
    this.at = this.tagEnd(to) + 1
    return to
  }

  /** `<t>…</t></is>`: an inline string of one piece. */
  private readInline(): void {
    const { xml } = this
    const open = this.nextTag()
    if (xml[open + 1] !== LOWER_T || !isNameEnd(xml[open + 2])) throw new NotPlain('a rich inline string')
    const close = this.tagEnd(open)
    this.at = close + 1
    if (xml[close - 1] !== SLASH) this.takeText(LOWER_T)
    const after = this.nextTag()
    if (!this.startsWith('</is>', after)) throw new NotPlain('a rich inline string')
    this.at = after + 5
  }

  private startsWith(text: string, at: number): boolean {
    return this.xml.toString('latin1', at, at + text.length) === text
  }
}

const isNameEnd = (byte: number): boolean => byte <= BLANK || byte === GREATER || byte === SLASH
