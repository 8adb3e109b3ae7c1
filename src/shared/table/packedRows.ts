import { isPackedBits, packBits, unpackBits } from './packedBits'
import { rowSetFromEdges, type RowSet } from './rowSet'
import { digits, letters, NO_DIGIT, textOf } from './sixBits'

/**
 * Rows in a text for machines. Those that are held as bits by these; of others, after a mark, how far each edge lies behind the one before it,
 * in digits of base 32 with the lowest first: letters up to `f` are a number's last digit, the other characters its digits before that. Of five
 * million rows no text is longer than 833 kB; as people write them they would take twenty times as much, and the time for it.
 */
export const packRows = ({ edges, bits }: RowSet): string =>
  bits === undefined ? packEdges(edges) : packBits(bits)

function packEdges(edges: Int32Array): string {
  const pieces: string[] = []
  const codes = new Uint8Array(PIECE + LONGEST)
  let length = 0
  let before = 0
  for (let i = 0; i < edges.length; i++) {
    let rest = edges[i] - before
    before = edges[i]
    for (; rest >= BASE; rest >>>= BITS) codes[length++] = letters[BASE + (rest & (BASE - 1))]
    codes[length++] = letters[rest]
    if (length < PIECE) continue
    pieces.push(textOf(codes.subarray(0, length)))
    length = 0
  }
  return MARK + pieces.join('') + textOf(codes.subarray(0, length))
}

export const isPacked = (text: string): boolean => text.startsWith(MARK) || isPackedBits(text)

/** The rows of such a text; null where it is none. */
export function unpackRows(text: string): RowSet | null {
  if (isPackedBits(text)) return unpackBits(text)
  if (!text.startsWith(MARK)) return null
  const edges = new Int32Array(text.length)
  let length = 0
  let edge = 0
  for (let at = MARK.length, shift = 0; at < text.length; at++) {
    const digit = digits[text.charCodeAt(at)] ?? NO_DIGIT
    if (digit === NO_DIGIT || shift > LAST_SHIFT) return null
    edge += (digit % BASE) * 2 ** shift
    shift = digit < BASE ? 0 : shift + BITS
    if (shift > 0) continue
    if (edge > MOST) return null
    edges[length++] = edge
  }
  return endsWhole(text) ? rowSetFromEdges(edges.subarray(0, length)) : null
}

const MARK = '~'
const BITS = 5
const BASE = 1 << BITS
/** Of the seven digits of the largest edge. */
const LAST_SHIFT = 30
const MOST = 2 ** 31 - 1
const LONGEST = 8
/** Characters that are made a text at once. */
const PIECE = 1 << 12

/** The last number has its last digit. */
const endsWhole = (text: string): boolean =>
  text.length === MARK.length || digits[text.charCodeAt(text.length - 1)] < BASE
