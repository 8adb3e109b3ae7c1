import type { TellShare } from '../book'
import { NotPlain } from './notPlain'
import { decodeContent } from './xmlText'

/** What a cell holds, as it is written. */
export interface RawCell {
  /** The `t` attribute: `n` for a number, `s` for the index of a shared string, `str`, `inlineStr`, `b`, `e`, `d`. */
  type: string
  /** Index of the cell's format. */
  style: number
  /** The content of `<v>`, or of the inline string; null where there is none. */
  text: string | null
}

/** Gets the 0-based place of a cell and what it holds; the object is used again for the next cell. Answers true to stop. */
export type VisitCell = (row: number, column: number, cell: RawCell) => boolean

const LAST_ROW = 1_048_575
const LAST_COLUMN = 16_383
const [BLANK, QUOTE, SLASH, ZERO, EQUALS, GREATER, CAPITAL_A] = Array.from(' "/0=>A', (c) => c.charCodeAt(0))
const [LOWER_C, LOWER_F, LOWER_I, LOWER_R, LOWER_S, LOWER_T, LOWER_V] = Array.from('cfirstv', (c) =>
  c.charCodeAt(0),
)

/**
 * Visits the cells of a worksheet in one pass over its XML, one character a byte of UTF-8. It knows what spreadsheets write: rows of
 * cells with `r`, `s` and `t`, each with a formula, a value or an inline string of one piece; anything else throws `NotPlain`.
 */
export function scanSheet(xml: string, visit: VisitCell, onProgress?: TellShare): void {
  const start = xml.indexOf('<sheetData')
  if (start < 0) throw new NotPlain('no sheet data')
  const open = xml.indexOf('>', start)
  if (xml[open - 1] === '/') return
  const end = xml.indexOf('</sheetData>', open)
  if (end < 0) throw new NotPlain('sheet data without an end')
  new SheetScanner(xml, { from: open + 1, end, onProgress }, visit).run()
}

interface Stretch {
  readonly from: number
  readonly end: number
  readonly onProgress: TellShare | undefined
}

/** Bytes between two tellings of how far it is. */
const TELL_BYTES = 1 << 20

class SheetScanner {
  private at: number
  private readonly end: number
  private readonly onProgress: TellShare | undefined
  private told = 0
  private row = -1
  private column = -1
  private readonly cell: RawCell = { type: 'n', style: 0, text: null }

  constructor(
    private readonly xml: string,
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
      const first = xml.charCodeAt(open + 1)
      if (first === LOWER_C && this.isNameEnd(open + 2)) {
        if (this.readCell(open + 2)) return
      } else if (first === LOWER_R && xml.startsWith('ow', open + 2)) {
        this.startRow(open + 4)
      } else if (first === SLASH) {
        this.at = this.tagEnd(open) + 1
      } else throw new NotPlain('an unknown element')
    }
  }

  /** Where the next tag begins; text outside of values does not matter. */
  private nextTag(): number {
    const found = this.xml.indexOf('<', this.at)
    return found < 0 ? this.end : found
  }

  private isNameEnd(at: number): boolean {
    const code = this.xml.charCodeAt(at)
    return code <= BLANK || code === GREATER || code === SLASH
  }

  private tagEnd(from: number): number {
    const found = this.xml.indexOf('>', from)
    if (found < 0) throw new NotPlain('a tag without an end')
    return found
  }

  private startRow(at: number): void {
    this.row++
    this.column = -1
    this.at = this.readAttributes(at, this.setRow)
    if (this.row < 0 || this.row > LAST_ROW) throw new NotPlain('a row out of range')
    if (at - this.told < TELL_BYTES) return
    this.told = at
    this.onProgress?.(at / this.end)
  }

  private readonly setRow = (name: number, from: number, to: number): void => {
    if (name === LOWER_R) this.row = this.integer(from, to) - 1
  }

  /** Reads the cell whose attributes begin here; true to stop. */
  private readCell(at: number): boolean {
    const { cell } = this
    cell.type = 'n'
    cell.style = 0
    cell.text = null
    this.column++
    this.at = this.readAttributes(at, this.setAttribute)
    if (this.column > LAST_COLUMN || this.row < 0) throw new NotPlain('a cell out of range')
    if (this.xml.charCodeAt(this.at - 2) !== SLASH) this.readContent()
    return cell.text !== null && this.visit(this.row, this.column, cell)
  }

  private readonly setAttribute = (name: number, from: number, to: number): void => {
    if (name === LOWER_R) this.setPlace(from, to)
    else if (name === LOWER_S) this.cell.style = this.integer(from, to)
    else if (name === LOWER_T) this.cell.type = this.xml.slice(from, to)
  }

  /** `BC12`: what the cell's own address says. */
  private setPlace(from: number, to: number): void {
    const { xml } = this
    let column = 0
    let at = from
    for (; at < to; at++) {
      const letter = xml.charCodeAt(at) - CAPITAL_A
      if (letter < 0 || letter > 25) break
      column = column * 26 + letter + 1
    }
    this.column = column - 1
    if (this.column < 0 || this.integer(at, to) - 1 !== this.row) throw new NotPlain('a cell in another row')
  }

  private integer(from: number, to: number): number {
    let value = 0
    for (let at = from; at < to; at++) {
      const digit = this.xml.charCodeAt(at) - ZERO
      if (digit < 0 || digit > 9) throw new NotPlain('a whole number was expected')
      value = value * 10 + digit
    }
    return value
  }

  /** Calls `set` for attributes of one letter; answers the place behind the tag. */
  private readAttributes(from: number, set: (name: number, from: number, to: number) => void): number {
    const { xml } = this
    let at = from
    for (;;) {
      while (xml.charCodeAt(at) <= BLANK) at++
      const first = xml.charCodeAt(at)
      if (first === GREATER) return at + 1
      if (first === SLASH && xml.charCodeAt(at + 1) === GREATER) return at + 2
      const equals = this.findEquals(at)
      const close = xml.indexOf('"', equals + 2)
      if (xml.charCodeAt(equals + 1) !== QUOTE || close < 0) throw new NotPlain('other quotes')
      if (equals === at + 1) set(first, equals + 2, close)
      at = close + 1
    }
  }

  private findEquals(from: number): number {
    for (let at = from; at < this.end; at++) {
      const code = this.xml.charCodeAt(at)
      if (code === EQUALS) return at
      if (code === GREATER) break
    }
    throw new NotPlain('an attribute without a value')
  }

  /** What stands between `<c …>` and `</c>`. */
  private readContent(): void {
    const { xml } = this
    for (;;) {
      const open = this.nextTag()
      if (open >= this.end) throw new NotPlain('a cell without an end')
      const first = xml.charCodeAt(open + 1)
      const close = this.tagEnd(open)
      this.at = close + 1
      if (first === SLASH) return
      this.readPart(open, xml.charCodeAt(close - 1) === SLASH)
    }
  }

  private readPart(open: number, isEmpty: boolean): void {
    const first = this.xml.charCodeAt(open + 1)
    if (first === LOWER_V && this.isNameEnd(open + 2)) {
      if (!isEmpty) this.cell.text = this.textUntil(LOWER_V)
    } else if (first === LOWER_F && this.isNameEnd(open + 2)) {
      if (!isEmpty) this.textUntil(LOWER_F)
    } else if (first === LOWER_I && this.xml.startsWith('s>', open + 2)) {
      this.readInline()
    } else throw new NotPlain('an unknown part of a cell')
  }

  /** The text up to the end tag of an element of one letter, which has no children. */
  private textUntil(element: number): string {
    const { xml, at } = this
    const to = this.nextTag()
    if (xml.charCodeAt(to + 1) !== SLASH || xml.charCodeAt(to + 2) !== element) {
      throw new NotPlain('a value of several pieces')
    }
    this.at = this.tagEnd(to) + 1
    return decodeContent(xml.slice(at, to))
  }

  /** `<t>…</t></is>`: an inline string of one piece. */
  private readInline(): void {
    const { xml } = this
    const open = this.nextTag()
    if (xml.charCodeAt(open + 1) !== LOWER_T || !this.isNameEnd(open + 2)) {
      throw new NotPlain('a rich inline string')
    }
    const close = this.tagEnd(open)
    this.at = close + 1
    this.cell.text = xml.charCodeAt(close - 1) === SLASH ? '' : this.textUntil(LOWER_T)
    const after = this.nextTag()
    if (!xml.startsWith('</is>', after)) throw new NotPlain('a rich inline string')
    this.at = after + 5
  }
}
