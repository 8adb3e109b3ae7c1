import type { RowWords } from './rowBits'
import { rowSetFromBits, type RowSet } from './rowSet'
import { digits, letters, NO_DIGIT, textOf } from './sixBits'

/** Bits in a text: after a mark, six rows a character, row 6k in the lowest bit of character k. */
export function packBits(bits: RowWords): string {
  const length = Math.ceil((32 * bits.length) / SIX)
  const pieces = [MARK]
  const codes = new Uint8Array(PIECE)
  for (let start = 0; start < length; start += PIECE) {
    const count = Math.min(PIECE, length - start)
    for (let i = 0; i < count; i++) codes[i] = letters[sixAt(bits, SIX * (start + i))]
    pieces.push(textOf(codes.subarray(0, count)))
  }
  return pieces.join('')
}

export const isPackedBits = (text: string): boolean => text.startsWith(MARK)

/** The rows of such a text; null where it is none. */
export function unpackBits(text: string): RowSet | null {
  const bits = new Uint32Array(Math.ceil((SIX * (text.length - MARK.length)) / 32))
  for (let at = MARK.length, row = 0; at < text.length; at++, row += SIX) {
    const six = digits[text.charCodeAt(at)] ?? NO_DIGIT
    if (six === NO_DIGIT) return null
    const [word, place] = [row >>> 5, row & 31]
    bits[word] |= six << place
    if (place > 32 - SIX) bits[word + 1] |= six >>> (32 - place)
  }
  return rowSetFromBits(bits)
}

/** The bits of six rows that follow each other. */
function sixAt(bits: RowWords, row: number): number {
  const [word, place] = [row >>> 5, row & 31]
  const low = bits[word] >>> place
  const isWhole = place <= 32 - SIX || word + 1 === bits.length
  return (isWhole ? low : low | (bits[word + 1] << (32 - place))) & 63
}

const MARK = '^'
const SIX = 6
/** Characters that are made a text at once. */
const PIECE = 1 << 12
