import type { RowWords } from './rowBits'
import { rowSetFromBits, type RowSet } from './rowSet'
import { digits, letters, textOf } from './sixBits'

/** Bits in a text: after a mark, six rows a character, row 6k in the lowest bit of character k. */
export function packBits(bits: RowWords): string {
  const length = Math.ceil((WORD * bits.length) / SIX)
  const codes = new Uint8Array(length)
  for (let at = 0, word = 0, place = 0; at < length; at++) {
    let six = bits[word] >>> place
    place += SIX
    if (place >= WORD) {
      place -= WORD
      word++
      if (place > 0 && word < bits.length) six |= bits[word] << (SIX - place)
    }
    codes[at] = letters[six & 63]
  }
  return MARK + textOfMany(codes)
}

function textOfMany(codes: Uint8Array): string {
  const pieces: string[] = []
  for (let start = 0; start < codes.length; start += PIECE)
    pieces.push(textOf(codes.subarray(start, start + PIECE)))
  return pieces.join('')
}

export const isPackedBits = (text: string): boolean => text.startsWith(MARK)

/** Whether it can be unpacked; that is known in a fraction of the time. Row 0 is none. */
export const isWholeBits = (text: string): boolean => PACKED.test(text)

/** The rows of such a text; null where it is none. */
export function unpackBits(text: string): RowSet | null {
  if (!isWholeBits(text)) return null
  const bits = new Uint32Array(Math.ceil((SIX * (text.length - MARK.length)) / WORD))
  for (let at = MARK.length, word = 0, place = 0; at < text.length; at++) {
    const six = digits[text.charCodeAt(at)]
    bits[word] |= six << place
    place += SIX
    if (place < WORD) continue
    place -= WORD
    word++
    if (place > 0) bits[word] |= six >>> (SIX - place)
  }
  return rowSetFromBits(bits)
}

const MARK = '^'
/** The first of the six of the first character is row 0. */
const PACKED = /^\^(?:[ACEGIKMOQSUWYacegikmoqsuwy02468-][A-Za-z0-9_-]*)?$/
const SIX = 6
const WORD = 32
/** Characters that are made a text at once. */
const PIECE = 1 << 12
