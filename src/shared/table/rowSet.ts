/**
 * A set of 1-based row numbers. `edges` are ascending and alternate: a row from which on rows belong to it, the row from which on they
 * do not any more. A range of rows takes as much room as one row, and 100,000 scattered rows take 800 kB.
 */
export interface RowSet {
  readonly edges: Int32Array
  readonly count: number
}

export const noRows: RowSet = { edges: new Int32Array(0), count: 0 }

/** The rows [start, end). */
export const rowRange = (start: number, end: number): RowSet =>
  start < end ? { edges: Int32Array.of(start, end), count: end - start } : noRows

/** These rows, in any order. */
export function rowSetOf(rows: ArrayLike<number>): RowSet {
  return fromAscending(Int32Array.from(rows).sort())
}

/** The rows that a mask marks with 1; its first entry is row 1. */
export function markedRows(mask: ArrayLike<number>): RowSet {
  let changes = 0
  for (let index = 0; index < mask.length; index++) if (startsOrEnds(mask, index)) changes++
  const edges = new Int32Array(changes + (changes % 2))
  let length = 0
  for (let index = 0; index < mask.length; index++) if (startsOrEnds(mask, index)) edges[length++] = index + 1
  if (length % 2 === 1) edges[length] = mask.length + 1
  return { edges, count: countOf(edges) }
}

export function hasRow({ edges }: RowSet, row: number): boolean {
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (edges[middle] <= row) low = middle + 1
    else high = middle
  }
  return low % 2 === 1
}

/** Rows of either. */
export function unite(a: RowSet, b: RowSet): RowSet {
  if (a.count === 0) return b
  return b.count === 0 ? a : combine(a, b, IN_EITHER)
}

/** Rows of the first that are not in the second. */
export const subtract = (a: RowSet, b: RowSet): RowSet =>
  a.count === 0 || b.count === 0 ? a : combine(a, b, IN_FIRST_ONLY)

/** Rows of both. */
export const intersect = (a: RowSet, b: RowSet): RowSet =>
  a.count === 0 || b.count === 0 ? noRows : combine(a, b, IN_BOTH)

/** The rows in ascending order, at most so many. */
export function listRows({ edges, count }: RowSet, limit = count): Int32Array {
  const rows = new Int32Array(Math.min(count, limit))
  let next = 0
  for (let i = 0; i < edges.length && next < rows.length; i += 2) {
    for (let row = edges[i]; row < edges[i + 1] && next < rows.length; row++) rows[next++] = row
  }
  return rows
}

/** A set from its edges, which may come from outside: what is no set of rows answers null. */
export function rowSetFromEdges(edges: ArrayLike<number>): RowSet | null {
  if (edges.length % 2 === 1) return null
  let count = 0
  for (let i = 0; i < edges.length; i++) {
    const isRow = Number.isInteger(edges[i]) && edges[i] >= 1 && edges[i] <= LAST_EDGE
    if (!isRow || (i > 0 && edges[i] <= edges[i - 1])) return null
    if (i % 2 === 1) count += edges[i] - edges[i - 1]
  }
  return { edges: edges instanceof Int32Array ? edges.slice() : Int32Array.from(edges), count }
}

export const LAST_EDGE = 2 ** 31 - 1
/** After every edge. */
const BEYOND = LAST_EDGE + 1

/** Whether a row of a mask is in where the one before it is out, or the other way round. */
const startsOrEnds = (mask: ArrayLike<number>, index: number): boolean =>
  (mask[index] === 1) !== (index > 0 && mask[index - 1] === 1)

function countOf(edges: Int32Array): number {
  let count = 0
  for (let i = 0; i < edges.length; i += 2) count += edges[i + 1] - edges[i]
  return count
}

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
  const used = edges.slice(0, length)
  return { edges: used, count: countOf(used) }
}

/** Which rows are held: bit 1 for those in the first alone, bit 2 in the second alone, bit 3 in both. A call for each edge would take longer. */
const IN_EITHER = 0b1110
const IN_FIRST_ONLY = 0b0010
const IN_BOTH = 0b1000

/** Passes over the edges of both in ascending order; millions of scattered rows are excluded between two frames. */
function combine(a: RowSet, b: RowSet, held: number): RowSet {
  const [inA, inB] = [a.edges, b.edges]
  const edges = new Int32Array(inA.length + inB.length)
  let length = 0
  for (let i = 0, j = 0; i < inA.length || j < inB.length;) {
    const nextA = i < inA.length ? inA[i] : BEYOND
    const nextB = j < inB.length ? inB[j] : BEYOND
    const at = nextA < nextB ? nextA : nextB
    if (nextA === at) i++
    if (nextB === at) j++
    if (((held >> ((i & 1) | ((j & 1) << 1))) & 1) !== (length & 1)) edges[length++] = at
  }
  const used = edges.slice(0, length)
  return { edges: used, count: countOf(used) }
}
