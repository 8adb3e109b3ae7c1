/**
 * Rows as bits: row r is bit r mod 32 of word ⌊r / 32⌋. Of scattered rows by the million this is a tenth of what their edges take, and 32 of
 * them are joined, parted or counted at once. The edges of a row set alternate: a row from which on rows belong to it, the row from which on
 * they do not any more.
 */
export type RowWords = Uint32Array

/** The word in which a row is. */
export const wordOf = (row: number): number => row >>> 5

/** The rows between these edges, in so many words; there are enough for them. */
export function bitsFromEdges(edges: Int32Array, words: number): RowWords {
  const bits = new Uint32Array(words)
  for (let i = 0; i < edges.length; i += 2) setRange(bits, edges[i], edges[i + 1] - 1)
  return bits
}

/** Sets the bits of the rows from the first to the last. */
function setRange(bits: RowWords, first: number, last: number): void {
  const [from, to] = [wordOf(first), wordOf(last)]
  const head = -1 << (first & 31)
  const tail = -1 >>> (31 - (last & 31))
  if (from === to) {
    bits[from] |= head & tail
    return
  }
  bits[from] |= head
  bits.fill(0xffff_ffff, from + 1, to)
  bits[to] |= tail
}

/** Their edges, at most so many. */
export function edgesFromBits(bits: RowWords, limit = Infinity): Int32Array {
  const edges = new Int32Array(Math.min(countEdges(bits), limit))
  let length = 0
  let held = 0
  for (let k = 0; k < bits.length && length < edges.length; k++) {
    // A bit that is not as the one before it.
    let changes = bits[k] ^ ((bits[k] << 1) | held)
    held = bits[k] >>> 31
    for (; changes !== 0 && length < edges.length; changes &= changes - 1)
      edges[length++] = (k << 5) + lowestBit(changes)
  }
  if (length < edges.length) edges[length] = bits.length << 5
  return edges
}

/** Writes the rows in ascending order, as many as there is room for. */
export function listBits(bits: RowWords, rows: Int32Array): void {
  let length = 0
  for (let k = 0; k < bits.length; k++)
    for (let rest = bits[k]; rest !== 0 && length < rows.length; rest &= rest - 1)
      rows[length++] = (k << 5) + lowestBit(rest)
}

const lowestBit = (word: number): number => 31 - Math.clz32(word & -word)

export function countRows(bits: RowWords): number {
  let count = 0
  for (let k = 0; k < bits.length; k++) count += onesIn(bits[k])
  return count
}

export function countEdges(bits: RowWords): number {
  let count = 0
  let held = 0
  for (let k = 0; k < bits.length; k++) {
    count += onesIn(bits[k] ^ ((bits[k] << 1) | held))
    held = bits[k] >>> 31
  }
  return count + held
}

/** The ones of 32 bits, by sums of neighbours (H. S. Warren, Hacker's Delight, 5–1). */
function onesIn(word: number): number {
  const pairs = (word - ((word >>> 1) & 0x5555_5555)) | 0
  const fours = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24
}

/** Without words at the end that hold no row. */
export function trimmed(bits: RowWords): RowWords {
  let words = bits.length
  while (words > 0 && bits[words - 1] === 0) words--
  return words === bits.length ? bits : bits.slice(0, words)
}
