import type { CsvDialect } from './csvDialect'

/** One record of a delimited text, cut but not interpreted. */
export interface CsvRecord {
  readonly cells: readonly string[]
  /** 1-based physical line on which it starts. */
  readonly line: number
  /** True when a quote was opened or closed against the rules; the cell then holds its quotes as text. */
  readonly malformed: boolean
}

const UNCLOSED = Symbol('unclosed')

/** A quoted cell longer than this is taken for a quote that was never closed. */
const LONGEST_QUOTED_CELL = 1 << 23

/**
 * Cuts delimited text, fed in pieces, into records (RFC 4180, and tolerant beyond it). Any of LF, CRLF and CR ends a line,
 * blank lines are no records, and no malformed quote can swallow the lines that follow: it is then read as text.
 */
export class RecordReader {
  private text = ''
  private position = 0
  private line = 1
  private nextReturn = -1
  private nextNewline = -1

  constructor(private readonly dialect: CsvDialect) {}

  /** The records that are complete with `piece`; with `last`, all that are left. */
  read(piece: string, last: boolean): CsvRecord[] {
    this.text = this.text.slice(this.position) + piece
    this.position = 0
    this.nextReturn = -1
    this.nextNewline = -1
    const records: CsvRecord[] = []
    while (this.position < this.text.length) {
      const end = this.lineEnd(this.position)
      if (!last && end >= this.text.length - 1) break
      const record = this.readRecord(end, last)
      if (record === 'incomplete') break
      if (record !== 'blank') records.push(record)
    }
    return records
  }

  private readRecord(end: number, last: boolean): CsvRecord | 'blank' | 'incomplete' {
    const { text, position, line, dialect } = this
    const content = text.slice(position, end)
    if (isBlank(content, dialect) || (dialect.comment !== null && content.startsWith(dialect.comment))) {
      this.moveTo(end)
      return 'blank'
    }
    if (!content.includes(dialect.quote)) {
      this.moveTo(end)
      return { cells: splitPlain(content, dialect), line, malformed: false }
    }
    const final = last || text.length - position > LONGEST_QUOTED_CELL
    const parsed = new QuotedRecord(text, position, { dialect, final }).parse()
    if (parsed === null || (!last && parsed.end >= text.length - 1)) return 'incomplete'
    this.moveTo(parsed.end)
    return { cells: parsed.cells, line, malformed: parsed.malformed }
  }

  /** Steps over the record that ends at `end`, and over its line end. */
  private moveTo(end: number): void {
    for (let at = this.position; ; this.line++) {
      const lineEnd = this.lineEnd(at)
      if (lineEnd >= end) break
      at = lineEnd + lineEndLength(this.text, lineEnd)
    }
    if (end < this.text.length) this.line++
    this.position = end + lineEndLength(this.text, end)
  }

  private lineEnd(from: number): number {
    if (this.nextReturn < from) {
      const found = this.text.indexOf('\r', from)
      this.nextReturn = found < 0 ? this.text.length : found
    }
    if (this.nextNewline < from) {
      const found = this.text.indexOf('\n', from)
      this.nextNewline = found < 0 ? this.text.length : found
    }
    return Math.min(this.nextNewline, this.nextReturn)
  }
}

/** A record in which quotes occur. */
class QuotedRecord {
  private readonly cells: string[] = []
  private malformed = false
  /** Quotes that open at or before this position are text: they were found never to close. */
  private literalUntil = -1
  private readonly dialect: CsvDialect
  private readonly final: boolean

  /** `final`: no more text follows, so that a quote which is open at its end never closes. */
  constructor(
    private readonly text: string,
    private position: number,
    { dialect, final }: { dialect: CsvDialect; final: boolean },
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

function splitPlain(content: string, dialect: CsvDialect): string[] {
  return dialect.aligned ? content.trim().split(/[ \t]+/) : content.split(dialect.delimiter)
}

function isBlank(content: string, dialect: CsvDialect): boolean {
  if (content.length === 0) return true
  if (dialect.delimiter !== '\t' && dialect.delimiter !== ' ') return content.trim() === ''
  return dialect.aligned && content.trim() === ''
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

function lineEndLength(text: string, at: number): number {
  if (at >= text.length) return 0
  return text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1
}
