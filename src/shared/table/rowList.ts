import { isPackedBits, isWholeBits } from './packedBits'
import { isPacked, packRows, unpackRows } from './packedRows'
import { edgesOf, LAST_EDGE, rowSetFromEdges, type RowSet } from './rowSet'
import { textOf } from './sixBits'

/** Stretches of rows that are kept as people write them. */
const READABLE = 1000

/** Rows as they are kept: as people write them where these could read them. */
export const keptRowsText = (rows: RowSet): string =>
  edgesOf(rows, 2 * READABLE + 1).length > 2 * READABLE ? packRows(rows) : rowListText(rows)

/** The beginning of a list for people, `3, 17, 40-44…`, of so many characters. */
export function rowListStart(rows: RowSet, characters: number): string {
  const text = rowListText(rows, characters)
  return text.slice(0, characters).replaceAll(',', ', ') + (text.length > characters ? '…' : '')
}

/**
 * Rows as people write them, `3,17,40-44`: in ascending order, both ends of a range included. The empty text is no rows. Given how
 * many stretches of rows are wanted at most, the first of them.
 */
export function rowListText(rows: RowSet, stretches = Infinity): string {
  const edges = edgesOf(rows, 2 * stretches)
  const pieces: string[] = []
  const codes = new Uint8Array(PIECE)
  let length = 0
  for (let i = 0; i < edges.length; i += 2) {
    if (i > 0) codes[length++] = COMMA
    length = writeNumber(codes, length, edges[i])
    if (edges[i + 1] > edges[i] + 1) {
      codes[length++] = HYPHEN
      length = writeNumber(codes, length, edges[i + 1] - 1)
    }
    if (length < PIECE - LONGEST_RANGE) continue
    pieces.push(textOf(codes.subarray(0, length)))
    length = 0
  }
  return pieces.join('') + textOf(codes.subarray(0, length))
}

/** Characters that are made a text at once: a text for each of millions of numbers would take several times as long. */
const PIECE = 1 << 12
/** A comma and two numbers of ten digits. */
const LONGEST_RANGE = 22
const HYPHEN = 0x2d
const COMMA = 0x2c
const ZERO = 0x30

/** Writes the digits of a number, and answers where they end. */
function writeNumber(codes: Uint8Array, at: number, value: number): number {
  let end = at + 1
  for (let rest = value; rest >= 10; rest = (rest / 10) | 0) end++
  for (let place = end - 1, rest = value; place >= at; place--, rest = (rest / 10) | 0) {
    codes[place] = ZERO + (rest % 10)
  }
  return end
}

/** Whether a text says rows; of those for machines that is known before they are read. */
export const isRowList = (text: string): boolean =>
  isPackedBits(text) ? isWholeBits(text) : readRowList(text) !== null

/** The rows of such a text, or of one for machines; null where it is none. One pass over its characters: there may be millions of rows. */
export function readRowList(text: string): RowSet | null {
  if (isPacked(text)) return unpackRows(text)
  if (text === '') return rowSetFromEdges([])
  const edges = new Int32Array(2 * rangesIn(text))
  let length = 0
  for (let at = 0; at <= text.length;) {
    const range = readRange(text, at)
    if (range === null) return null
    if (length > 0 && range.first === edges[length - 1]) length--
    else edges[length++] = range.first
    edges[length++] = range.end
    at = range.next
  }
  return rowSetFromEdges(edges.subarray(0, length))
}

function rangesIn(text: string): number {
  let count = 1
  for (let at = text.indexOf(','); at >= 0; at = text.indexOf(',', at + 1)) count++
  return count
}

interface Range {
  readonly first: number
  /** The row behind the last. */
  readonly end: number
  /** Where the next range begins, behind the comma. */
  readonly next: number
}

function readRange(text: string, at: number): Range | null {
  const firstEnd = digitsEnd(text, at)
  const isRange = text.charCodeAt(firstEnd) === HYPHEN
  const end = isRange ? digitsEnd(text, firstEnd + 1) : firstEnd
  if (firstEnd === at || (isRange && end === firstEnd + 1)) return null
  if (end < text.length && text.charCodeAt(end) !== COMMA) return null
  const first = Number(text.slice(at, firstEnd))
  const last = isRange ? Number(text.slice(firstEnd + 1, end)) : first
  return last >= LAST_EDGE || last < first ? null : { first, end: last + 1, next: end + 1 }
}

function digitsEnd(text: string, from: number): number {
  let at = from
  for (let digit = text.charCodeAt(at) - ZERO; digit >= 0 && digit <= 9; digit = text.charCodeAt(at) - ZERO)
    at++
  return at
}
