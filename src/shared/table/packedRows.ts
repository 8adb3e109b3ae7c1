import { rowSetFromEdges, type RowSet } from './rowSet'

/**
 * Rows in a text for machines: after a mark, how far each edge lies behind the one before it, in digits of base 32 with the lowest first.
 * Letters up to `f` are a number's last digit, the other characters its digits before that. Two million scattered rows take 2 MB, and are
 * written and read between two frames; as people write them they would take five to ten times as much of both.
 */
export function packRows({ edges }: RowSet): string {
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

export const isPacked = (text: string): boolean => text.startsWith(MARK)

/** The rows of such a text; null where it is none. */
export function unpackRows(text: string): RowSet | null {
  if (!isPacked(text)) return null
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
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const letters = Uint8Array.from(ALPHABET, (letter) => letter.charCodeAt(0))
const NO_DIGIT = 255
const digits = new Uint8Array(128).fill(NO_DIGIT)
letters.forEach((code, digit) => (digits[code] = digit))

/** The last number has its last digit. */
const endsWhole = (text: string): boolean =>
  text.length === MARK.length || digits[text.charCodeAt(text.length - 1)] < BASE

/** Unlike a spread, this passes the codes on without an iterator. */
const textOf = (codes: Uint8Array): string => String(Reflect.apply(String.fromCharCode, null, codes))
