import iconv from 'iconv-lite'
import chardet from 'chardet'

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

/** Encodings worth trying, and what chardet calls them; wide ones cover the narrow ones that it may name. */
const KNOWN: Readonly<Record<string, string>> = {
  GB18030: 'gb18030',
  Big5: 'big5',
  Shift_JIS: 'shift_jis',
  'EUC-JP': 'euc-jp',
  'EUC-KR': 'euc-kr',
  'ISO-8859-1': 'windows-1252',
  'windows-1252': 'windows-1252',
  'ISO-8859-2': 'windows-1250',
  'windows-1250': 'windows-1250',
  'ISO-8859-5': 'windows-1251',
  'windows-1251': 'windows-1251',
  'KOI8-R': 'koi8-r',
  'ISO-8859-7': 'windows-1253',
  'windows-1253': 'windows-1253',
  'ISO-8859-9': 'windows-1254',
  'windows-1254': 'windows-1254',
}
const MULTIBYTE = new Set(['gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr'])

/** The likeliest encoding of bytes that are not UTF-8. `sample` should hold the lines with bytes over 127. */
export function guessLegacyEncoding(sample: Uint8Array): string {
  if (mostlyUtf8(sample)) return 'utf-8'
  const alone = lonelyShare(sample)
  for (const { name } of chardet.analyse(sample)) {
    const encoding = KNOWN[name]
    if (encoding === undefined) continue
    if (MULTIBYTE.has(encoding) && (alone > 0.5 || !decodes(sample, encoding))) continue
    return encoding
  }
  return !(alone > 0.5) && decodes(sample, 'gb18030') ? 'gb18030' : 'windows-1252'
}

/** Share of the high bytes that stand alone between ASCII: accents of a Western alphabet, not characters of two bytes. */
function lonelyShare(sample: Uint8Array): number {
  let high = 0
  let alone = 0
  for (let at = 0; at < sample.length; at++) {
    if (sample[at] < 0x80) continue
    high++
    if (!(sample[at - 1] >= 0x80) && !(sample[at + 1] >= 0x80)) alone++
  }
  return alone / high
}

/** A damaged UTF-8 text: it has characters of several bytes, and more of them than stray bytes. */
function mostlyUtf8(sample: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(sample)
  let good = 0
  let bad = 0
  for (const character of text) {
    if (character === '\ufffd') bad++
    else if (character > '\x7f') good++
  }
  return good > 3 * bad
}

function decodes(sample: Uint8Array, encoding: string): boolean {
  try {
    // The sample may end inside a character.
    new TextDecoder(encoding, { fatal: true }).decode(sample, { stream: true })
    return true
  } catch {
    return false
  }
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
