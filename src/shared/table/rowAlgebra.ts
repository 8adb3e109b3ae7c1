import { bitsFromEdges, type RowWords } from './rowBits'
import { edgesOf, fromBits, fromEdges, LAST_EDGE, noRows, wordsOf, type RowSet } from './rowSet'

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

/** Which rows are held: bit 1 for those in the first alone, bit 2 in the second alone, bit 3 in both. A call for each edge would take longer. */
const IN_EITHER = 0b1110
const IN_FIRST_ONLY = 0b0010
const IN_BOTH = 0b1000

/** Words may be so many times what both sets take; beyond that they would hold next to nothing. */
const SPREAD = 4

function combine(a: RowSet, b: RowSet, held: number): RowSet {
  const words = Math.max(wordsIn(a), wordsIn(b))
  const isSpread = words > SPREAD * (sizeOf(a) + sizeOf(b))
  return isSpread || (a.bits === undefined && b.bits === undefined)
    ? combineEdges(edgesOf(a), edgesOf(b), held)
    : combineBits(asWords(a), asWords(b), held)
}

const sizeOf = ({ bits, edges }: RowSet): number => (bits === undefined ? edges : bits).length

const wordsIn = ({ bits, edges }: RowSet): number => (bits === undefined ? wordsOf(edges) : bits.length)

const asWords = ({ bits, edges }: RowSet): RowWords =>
  bits === undefined ? bitsFromEdges(edges, wordsOf(edges)) : bits

/** Words that the shorter has not are 0. */
function combineBits(a: RowWords, b: RowWords, held: number): RowSet {
  const bits = new Uint32Array(Math.max(a.length, b.length))
  const [inA, inB, inBoth] = [1, 2, 3].map((bit) => -((held >>> bit) & 1))
  for (let k = 0; k < bits.length; k++) {
    const left = k < a.length ? a[k] : 0
    const right = k < b.length ? b[k] : 0
    bits[k] = (left & ~right & inA) | (~left & right & inB) | (left & right & inBoth)
  }
  return fromBits(bits)
}

/** After every edge. */
const BEYOND = LAST_EDGE + 1

/** Passes over the edges of both in ascending order. */
function combineEdges(inA: Int32Array, inB: Int32Array, held: number): RowSet {
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
  return fromEdges(edges.slice(0, length))
}
