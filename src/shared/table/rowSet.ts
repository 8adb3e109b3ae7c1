import {
  bitsFromEdges,
  countEdges,
  countRows,
  edgesFromBits,
  listBits,
  trimmed,
  wordOf,
  type RowWords,
} from './rowBits'

/**
 * A set of 1-based row numbers, in the smaller of two forms: the same rows are always held in the same one. Millions of scattered rows are
 * joined and parted in a millisecond, and a range of rows takes as much room as one row.
 */
export type RowSet = RowEdges | RowBits

/**
 * `edges` are ascending and alternate: a row from which on rows belong to it, the row from which on they do not any more.
 */
export interface RowEdges {
  readonly edges: Int32Array
  readonly count: number
  readonly bits?: undefined
}

/** Of so many scattered rows that a bit for every row takes less. */
export interface RowBits {
  readonly bits: RowWords
  readonly count: number
  readonly edges?: undefined
}

export const noRows: RowSet = { edges: new Int32Array(0), count: 0 }

/** The rows [start, end). */
export const rowRange = (start: number, end: number): RowSet =>
  start < end ? { edges: Int32Array.of(start, end), count: end - start } : noRows

/** These rows, in any order. */
export function rowSetOf(rows: ArrayLike<number>): RowSet {
  let last = 0
  for (let i = 0; i < rows.length; i++) if (rows[i] > last) last = rows[i]
  // Sorting takes longer than to mark each.
  if (!isMany(2 * rows.length, wordOf(last) + 1)) return fromAscending(Int32Array.from(rows).sort())
  const bits = new Uint32Array(wordOf(last) + 1)
  for (let i = 0; i < rows.length; i++) bits[wordOf(rows[i])] |= 1 << (rows[i] & 31)
  return fromBits(bits)
}

/** The rows that a mask marks with 1; its first entry is row 1. */
export function markedRows(mask: ArrayLike<number>): RowSet {
  const bits = new Uint32Array(wordOf(mask.length) + 1)
  for (let index = 0; index < mask.length; index++)
    if (mask[index] === 1) bits[wordOf(index + 1)] |= 1 << ((index + 1) & 31)
  return fromBits(bits)
}

export function hasRow({ edges, bits }: RowSet, row: number): boolean {
  if (bits !== undefined) return row > 0 && ((bits[wordOf(row)] >>> (row & 31)) & 1) === 1
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (edges[middle] <= row) low = middle + 1
    else high = middle
  }
  return low % 2 === 1
}

/** The edges of a set in whichever form, at most so many. */
export const edgesOf = ({ edges, bits }: RowSet, limit = Infinity): Int32Array =>
  bits === undefined ? edges.subarray(0, Math.min(edges.length, limit)) : edgesFromBits(bits, limit)

/** The first row; undefined where there is none. */
export const firstRow = (rows: RowSet): number | undefined => edgesOf(rows, 1).at(0)

/** The rows in ascending order, at most so many. */
export function listRows({ edges, bits, count }: RowSet, limit = count): Int32Array {
  const rows = new Int32Array(Math.min(count, limit))
  if (bits !== undefined) listBits(bits, rows)
  else listRanges(edges, rows)
  return rows
}

function listRanges(edges: Int32Array, rows: Int32Array): void {
  let next = 0
  for (let i = 0; i < edges.length && next < rows.length; i += 2) {
    for (let row = edges[i]; row < edges[i + 1] && next < rows.length; row++) rows[next++] = row
  }
}

/** A set from its edges, which may come from outside: what is no set of rows answers null. */
export function rowSetFromEdges(edges: ArrayLike<number>): RowSet | null {
  const count = rowsBetween(edges)
  if (count === null) return null
  return fromEdges(edges instanceof Int32Array ? edges.slice() : Int32Array.from(edges))
}

/** A set from its bits, which may come from outside: there is no row 0, and none beyond those that edges can tell. */
export const rowSetFromBits = (bits: RowWords): RowSet | null => (areRows(bits) ? fromBits(bits) : null)

/** Whether what comes from outside is a set of rows. */
export function isRowSet(value: unknown): value is RowSet {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 2) return false
  const { edges, bits, count } = value as Record<string, unknown>
  if (bits instanceof Uint32Array) return areRows(bits) && countRows(bits) === count
  return edges instanceof Int32Array && rowsBetween(edges) === count
}

const areRows = (bits: RowWords): boolean =>
  bits.length === 0 || (bits.length <= wordOf(LAST_EDGE) && (bits[0] & 1) === 0)

/** How many rows lie between the edges; null where they are none. */
function rowsBetween(edges: ArrayLike<number>): number | null {
  if (edges.length % 2 === 1) return null
  let count = 0
  for (let i = 0; i < edges.length; i++) {
    const isRow = Number.isInteger(edges[i]) && edges[i] >= 1 && edges[i] <= LAST_EDGE
    if (!isRow || (i > 0 && edges[i] <= edges[i - 1])) return null
    if (i % 2 === 1) count += edges[i] - edges[i - 1]
  }
  return count
}

export const LAST_EDGE = 2 ** 31 - 1
/** With so few edges their number does not matter. */
const FEW_EDGES = 2000

const isMany = (edges: number, words: number): boolean => edges > FEW_EDGES && edges > words

/** The set between edges that are known to be ascending rows. */
export function fromEdges(edges: Int32Array): RowSet {
  let count = 0
  for (let i = 0; i < edges.length; i += 2) count += edges[i + 1] - edges[i]
  const words = wordsOf(edges)
  return isMany(edges.length, words) ? { bits: bitsFromEdges(edges, words), count } : { edges, count }
}

/** The set of bits of which none is row 0. */
export function fromBits(given: RowWords): RowSet {
  const bits = trimmed(given)
  const count = countRows(bits)
  return isMany(countEdges(bits), bits.length) ? { bits, count } : { edges: edgesFromBits(bits), count }
}

/** The words that hold the rows between these edges. */
export const wordsOf = (edges: Int32Array): number =>
  edges.length === 0 ? 0 : wordOf(edges[edges.length - 1] - 1) + 1

function fromAscending(rows: Int32Array): RowSet {
  const edges = new Int32Array(2 * rows.length)
  let length = 0
  for (const row of rows) {
    const end = length === 0 ? 0 : edges[length - 1]
    if (row < end) continue
    if (row === end) edges[length - 1]++
    else {
      edges[length++] = row
      edges[length++] = row + 1
    }
  }
  return fromEdges(edges.slice(0, length))
}
