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
  const sorted = Int32Array.from(rows).sort()
  return fromAscending(sorted.length, (index) => sorted[index])
}

/** The rows that a mask marks with 1; its first entry is row 1. */
export function markedRows(mask: ArrayLike<number>): RowSet {
  const rows: number[] = []
  for (let index = 0; index < mask.length; index++) if (mask[index] === 1) rows.push(index + 1)
  return fromAscending(rows.length, (index) => rows[index])
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
export const unite = (a: RowSet, b: RowSet): RowSet => combine(a, b, (inA, inB) => inA || inB)

/** Rows of the first that are not in the second. */
export const subtract = (a: RowSet, b: RowSet): RowSet => combine(a, b, (inA, inB) => inA && !inB)

/** Rows of both. */
export const intersect = (a: RowSet, b: RowSet): RowSet => combine(a, b, (inA, inB) => inA && inB)

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
  return { edges: Int32Array.from(edges), count }
}

const LAST_EDGE = 2 ** 31 - 1

function fromAscending(length: number, rowAt: (index: number) => number): RowSet {
  const edges: number[] = []
  let count = 0
  for (let index = 0; index < length; index++) {
    const row = rowAt(index)
    const end = edges.at(-1)
    if (end !== undefined && row < end) continue
    if (row === end) edges[edges.length - 1]++
    else edges.push(row, row + 1)
    count++
  }
  return { edges: Int32Array.from(edges), count }
}

function combine(a: RowSet, b: RowSet, holds: (inA: boolean, inB: boolean) => boolean): RowSet {
  const edges: number[] = []
  let count = 0
  for (let i = 0, j = 0; i < a.edges.length || j < b.edges.length;) {
    const at = Math.min(a.edges[i] ?? Infinity, b.edges[j] ?? Infinity)
    if (a.edges[i] === at) i++
    if (b.edges[j] === at) j++
    const inside = edges.length % 2 === 1
    if (holds(i % 2 === 1, j % 2 === 1) === inside) continue
    if (inside) count += at - edges[edges.length - 1]
    edges.push(at)
  }
  return { edges: Int32Array.from(edges), count }
}
