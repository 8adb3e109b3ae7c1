import type { ImportOptions } from '@shared/source/importOptions'
import type { CsvDialect } from './csvDialect'
import { RecordReader, type CsvRecord } from './recordReader'

const DELIMITERS = [',', ';', '\t', '|', ' ']
/** How far each candidate is trusted when another cuts the lines as evenly. */
const PREFERENCE: Readonly<Record<string, number>> = { '|': 0.98, ' ': 0.7 }
const SAMPLED_CHARACTERS = 1 << 16

export interface DetectedDialect {
  readonly dialect: CsvDialect
  /** A first line `sep=;` told the delimiter, and is no data. */
  readonly separatorLine: boolean
}

/** What the user said of the marks; what is absent is found. */
export type GivenDialect = Pick<ImportOptions, 'delimiter' | 'quote' | 'comment'>

/** Finds the delimiter, the quote and the comment mark of a text by how evenly each candidate cuts its lines. */
export function detectDialect(head: string, given: GivenDialect = {}): DetectedDialect {
  const separator = /^sep=(.)\r?(?:\n|$)/i.exec(head)
  if (separator) {
    const dialect = { ...plainDialect(given.delimiter ?? separator[1]), comment: given.comment || null }
    return { dialect: { ...dialect, quote: quotesOf(given)[0] }, separatorLine: true }
  }
  const sample = wholeLines(head.slice(0, SAMPLED_CHARACTERS), head.length)
  const comment = given.comment === undefined ? commentMark(sample) : given.comment || null
  let best: CsvDialect | null = null
  let bestScore = 0
  for (const dialect of candidates(given, comment)) {
    const trust = given.quote === undefined ? quoteTrust(sample, dialect) : 1
    const score = trust === 0 ? 0 : trust * evenness(sample, dialect)
    if (score > bestScore * 1.0001) [best, bestScore] = [dialect, score]
  }
  return { dialect: best ?? singleColumn(sample, given, comment), separatorLine: false }
}

function candidates(given: GivenDialect, comment: string | null): CsvDialect[] {
  const { delimiter: told } = given
  const cut = (told === undefined ? DELIMITERS : [told]).flatMap((delimiter) =>
    quotesOf(given).map((quote) => ({ ...plainDialect(delimiter), quote, comment })),
  )
  if (told !== undefined && told !== ' ') return cut
  return [...cut, { ...plainDialect(' '), quote: quotesOf(given)[0], comment, aligned: true }]
}

/** Where nothing separates cells there is one column; a semicolon then leaves commas to its numbers. */
function singleColumn(sample: string, given: GivenDialect, comment: string | null): CsvDialect {
  const delimiter = given.delimiter ?? (/^[^,"]*[\r\n]+[+-]?\d+,\d/.test(sample) ? ';' : ',')
  return { ...plainDialect(delimiter), quote: quotesOf(given)[0], comment }
}

function quotesOf({ quote }: GivenDialect): readonly CsvDialect['quote'][] {
  return quote === undefined ? ['"', "'"] : [quote === '' ? null : quote]
}

function plainDialect(delimiter: string): CsvDialect {
  return { delimiter, aligned: false, quote: '"', comment: null }
}

function wholeLines(text: string, available: number): string {
  if (text.length === available) return text
  const end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'))
  return end < 0 ? text : text.slice(0, end + 1)
}

/** `#` (or `%`) when the first line that is not blank starts with it. */
function commentMark(text: string): string | null {
  const first = /^\s*([#%])/.exec(text)?.[1]
  if (first === undefined) return null
  const lines = text.split(/[\r\n]+/).filter((line) => line.trim() !== '')
  return lines.every((line) => line.startsWith(first)) ? null : first
}

/**
 * 0 to about 2: the share of the records that have the usual width, less what speaks against the candidate (stray quotes,
 * words cut apart by blanks), and a little for more cells.
 */
function evenness(text: string, dialect: CsvDialect): number {
  if (!dialect.aligned && !text.includes(dialect.delimiter)) return 0
  const records = new RecordReader(dialect).read(text, true)
  if (records.length === 0) return 0
  const width = usualWidth(records)
  if (width < 2) return 0
  const even = records.filter((record) => record.cells.length === width).length / records.length
  const malformed = records.filter((record) => record.malformed).length / records.length
  if (dialect.delimiter === ' ' && (malformed > 0 || !isTable(records, text))) return 0
  if (dialect.delimiter === ',' && isDecimalColumn(records)) return 0
  const trust = (PREFERENCE[dialect.delimiter] ?? 1) * (dialect.aligned ? 0.99 : 1)
  return trust * (even * even * (1 + Math.min(width, 20) / 100) - 0.25 * malformed)
}

/** Blanks also stand between words: they cut cells only where most cells are numbers, or quotes protect the words. */
function isTable(records: readonly CsvRecord[], text: string): boolean {
  if (text.includes('"')) return true
  const cells = records.slice(1).flatMap((record) => record.cells)
  const numbers = cells.filter((cell) => /^[+-]?[\d.,]+(?:[eE][+-]?\d+)?$/.test(cell)).length
  return 2 * numbers > cells.length
}

/** One column of numbers with decimal commas, under a name: nothing but digits stands around the commas. */
function isDecimalColumn([first, ...rest]: readonly CsvRecord[]): boolean {
  const split = rest.filter(({ cells }) => cells.length > 1)
  const isDecimal = ({ cells }: CsvRecord) =>
    cells.length === 2 && /^[+-]?\d+,\d+(?:[eE][+-]?\d+)?$/.test(cells.join(','))
  return first.cells.length === 1 && split.length > 0 && split.every(isDecimal)
}

/** Single quotes are trusted where they do the work of quotes: they enclose whole cells, again and again. */
function quoteTrust(text: string, { delimiter, quote }: CsvDialect): number {
  if (quote !== "'") return 1
  const mark = delimiter.replace(/[|\\^$.*+?()[\]{}]/g, '\\$&')
  const enclosed =
    text.match(new RegExp(`(?:^|${mark}|\\n)'[^'\\n]*'(?=${mark}|\\r|\\n|$)`, 'g'))?.length ?? 0
  const lines = text.split(/[\r\n]+/).filter((line) => line.trim() !== '').length
  return enclosed > 0 && 2 * enclosed >= lines && !text.includes('"') ? 1.01 : 0
}

/** The number of cells that most records have; among equals the larger. */
export function usualWidth(records: readonly { readonly cells: readonly string[] }[]): number {
  const counts = new Map<number, number>()
  for (const { cells } of records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  let best = 0
  for (const [width, count] of counts) {
    const most = counts.get(best) ?? 0
    if (count > most || (count === most && width > best)) best = width
  }
  return best
}
