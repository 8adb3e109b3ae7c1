import iconv from 'iconv-lite'

const BYTE_ORDER_MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** The encoding that a byte order mark names, and the mark's length. */
export function byteOrderMark(head: Uint8Array): { encoding: string; length: number } | null {
  for (const [encoding, mark] of BYTE_ORDER_MARKS) {
    if (mark.every((byte, index) => head[index] === byte)) return { encoding, length: mark.length }
  }
  return null
}

/** UTF-16 without a mark: Latin text has every other byte zero. */
export function unmarkedUtf16(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const zeros = [0, 0]
  for (let at = 0; at < head.length; at++) if (head[at] === 0) zeros[at % 2]++
  const half = head.length / 2
  if (zeros[1] > 0.4 * half && zeros[0] < 0.05 * half) return 'utf-16le'
  if (zeros[0] > 0.4 * half && zeros[1] < 0.05 * half) return 'utf-16be'
  return null
}

/** The encoding that a person names, as the decoder knows it; null when there is no such encoding. */
export function knownEncoding(name: string): string | null {
  const plain = name.trim().toLowerCase()
  if (/^utf-?8(-?sig|-?bom)?$/.test(plain)) return 'utf-8'
  if (/^utf-?16$/.test(plain)) return 'utf-16le'
  return iconv.encodingExists(plain) ? plain : null
}

/** Decodes a stream of bytes piece by piece. */
export interface PieceDecoder {
  write(bytes: Uint8Array): string
  end(): string
}

export function pieceDecoder(encoding: string): PieceDecoder {
  try {
    const decoder = new TextDecoder(encoding)
    return { write: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() }
  } catch {
    const decoder = iconv.getDecoder(encoding)
    return { write: (bytes) => decoder.write(Buffer.from(bytes)), end: () => decoder.end() ?? '' }
  }
}
