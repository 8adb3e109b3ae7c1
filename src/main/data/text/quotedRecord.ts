import type { CsvDialect } from './csvDialect'

interface QuotedDialect extends CsvDialect {
  readonly quote: '"' | "'"
}

const UNCLOSED = Symbol('unclosed')

/** A record in which quotes occur. */
export class QuotedRecord {
  private readonly cells: string[] = []
  private malformed = false
  /** Quotes that open at or before this position are text: they were found never to close. */
  private literalUntil = -1
  private readonly dialect: QuotedDialect
  private readonly final: boolean

  /** `final`: no more text follows, so that a quote which is open at its end never closes. */
  constructor(
    private readonly text: string,
    private position: number,
    { dialect, final }: { dialect: QuotedDialect; final: boolean },
  ) {
    this.dialect = dialect
    this.final = final
  }

  /** The cells and where the record ends (at its line end); null when a quote is still open at the end of the text. */
  parse(): { cells: string[]; end: number; malformed: boolean } | null {
    if (this.dialect.aligned) this.position += delimiterLength(this.text, this.position, this.dialect)
    for (;;) {
      const start = skipBlanks(this.text, this.position, this.dialect)
      const quoted = this.text[start] === this.dialect.quote && start > this.literalUntil
      const cell = quoted ? this.quotedCell(start) : this.plainCell(this.position)
      if (cell === null) return null
      if (cell === UNCLOSED) {
        this.literalUntil = start
        this.malformed = true
        continue
      }
      this.cells.push(cell)
      const delimiter = delimiterLength(this.text, this.position, this.dialect)
      if (delimiter === 0) return { cells: this.cells, end: this.position, malformed: this.malformed }
      this.position += delimiter
      if (this.dialect.aligned && atLineEnd(this.text, this.position)) {
        return { cells: this.cells, end: this.position, malformed: this.malformed }
      }
    }
  }

  private plainCell(start: number): string {
    let end = start
    while (!atLineEnd(this.text, end) && delimiterLength(this.text, end, this.dialect) === 0) end++
    this.position = end
    return this.text.slice(start, end)
  }

  /**
   * The text between quotes. A quote inside that neither is doubled nor closes the cell is kept as text, but only on the
   * cell's first line: after a line break it shows that the opening quote was a stray one (`UNCLOSED`).
   */
  private quotedCell(start: number): string | null | typeof UNCLOSED {
    const { text, dialect } = this
    let value = ''
    let from = start + 1
    let stray = false
    for (;;) {
      const at = text.indexOf(dialect.quote, from)
      if (at < 0) return this.final || (stray && /[\r\n]/.test(text.slice(from))) ? UNCLOSED : null
      const part = text.slice(from, at)
      if (stray && /[\r\n]/.test(part)) return UNCLOSED
      value += part
      if (text[at + 1] === dialect.quote && !this.closes(at + 1, stray)) {
        value += dialect.quote
        from = at + 2
        continue
      }
      const after = skipBlanks(text, at + 1, dialect)
      if (atLineEnd(text, after) || delimiterLength(text, after, dialect) > 0) {
        this.position = after
        return value
      }
      if (/[\r\n]/.test(value)) return UNCLOSED
      stray = true
      this.malformed = true
      value += dialect.quote
      from = at + 1
    }
  }

  /** In a cell with stray quotes, `""` before a delimiter may be a stray quote and the closing one. */
  private closes(at: number, stray: boolean): boolean {
    const after = at + 1
    const ends = atLineEnd(this.text, after) || delimiterLength(this.text, after, this.dialect) > 0
    return stray && ends
  }
}

function delimiterLength(text: string, at: number, dialect: CsvDialect): number {
  if (!dialect.aligned) return text.startsWith(dialect.delimiter, at) ? dialect.delimiter.length : 0
  let end = at
  while (text[end] === ' ' || text[end] === '\t') end++
  return end - at
}

function skipBlanks(text: string, from: number, dialect: CsvDialect): number {
  let at = from
  while (text[at] === ' ' && dialect.delimiter !== ' ') at++
  return at
}

function atLineEnd(text: string, at: number): boolean {
  return at >= text.length || text[at] === '\n' || text[at] === '\r'
}
