import type { CsvDialect } from './csvDialect'
import { QuotedRecord } from './quotedRecord'

/** One record of a delimited text, cut but not interpreted. */
export interface CsvRecord {
  readonly cells: readonly string[]
  /** 1-based physical line on which it starts. */
  readonly line: number
  /** True when a quote was opened or closed against the rules; the cell then holds its quotes as text. */
  readonly malformed: boolean
}

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
    const { quote } = dialect
    if (quote === null || !content.includes(quote)) {
      this.moveTo(end)
      return { cells: splitPlain(content, dialect), line, malformed: false }
    }
    const final = last || text.length - position > LONGEST_QUOTED_CELL
    const parsed = new QuotedRecord(text, position, { dialect: { ...dialect, quote }, final }).parse()
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

function splitPlain(content: string, dialect: CsvDialect): string[] {
  return dialect.aligned ? content.trim().split(/[ \t]+/) : content.split(dialect.delimiter)
}

function isBlank(content: string, dialect: CsvDialect): boolean {
  if (content.length === 0) return true
  if (dialect.delimiter !== '\t' && dialect.delimiter !== ' ') return content.trim() === ''
  return dialect.aligned && content.trim() === ''
}

function lineEndLength(text: string, at: number): number {
  if (at >= text.length) return 0
  return text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1
}
