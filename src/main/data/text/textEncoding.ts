import type { FileHandle } from 'node:fs/promises'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { byteOrderMark, knownEncoding, unmarkedUtf16 } from './encoding'
import { guessLegacyEncoding } from './legacyEncoding'
import type { FileTraits } from './fileTraits'
import { readAt } from './sampleText'

export interface TextEncoding {
  readonly name: string
  /** Length of the byte order mark. */
  readonly bom: number
}

const HEAD_BYTES = 1 << 16
const LEGACY_SAMPLE = 1 << 16
const LEGACY_SEARCHED = 1 << 24

/** The encoding of a text file: as asked, by its mark, UTF-8 when every byte fits, else the likeliest. */
export async function detectEncoding(
  path: string,
  file: FileHandle,
  traits: FileTraits,
  asked?: string,
): Promise<Result<TextEncoding>> {
  const head = await readAt(file, 0, HEAD_BYTES)
  const mark = byteOrderMark(head)
  if (asked !== undefined) {
    const name = knownEncoding(asked)
    if (name === null) return fail({ code: 'encoding-unsupported', path, encoding: asked })
    if (/^utf-?16$/i.test(asked) && mark === null && unmarkedUtf16(head) === 'utf-16be') {
      return ok({ name: 'utf-16be', bom: 0 })
    }
    const marked = mark !== null && (mark.encoding === name || /^utf-?16$/i.test(asked))
    return ok(marked ? { name: mark.encoding, bom: mark.length } : { name, bom: 0 })
  }
  if (mark !== null) return ok({ name: mark.encoding, bom: mark.length })
  const wide = traits.nulCount > 0 ? unmarkedUtf16(head) : null
  if (wide !== null) return ok({ name: wide, bom: 0 })
  if (isBinary(head)) return fail({ code: 'file-binary', path })
  if (traits.utf8) return ok({ name: 'utf-8', bom: 0 })
  return ok({ name: guessLegacyEncoding(await legacySample(file)), bom: 0 })
}

/** Control characters beside tab, line feed and their like are rare in text; a stray NUL or two is forgiven. */
function isBinary(head: Uint8Array): boolean {
  let controls = 0
  for (const byte of head) if (byte < 32 && (byte < 9 || byte > 13) && byte !== 26 && byte !== 27) controls++
  return controls > 8 ? controls > 0.02 * head.length : controls > 0.3 * head.length
}

/** The lines that hold bytes over 127, from as far into the file as it takes. */
async function legacySample(file: FileHandle): Promise<Uint8Array> {
  const lines: Buffer[] = []
  let size = 0
  for (let position = 0; position < LEGACY_SEARCHED && size < LEGACY_SAMPLE; position += HEAD_BYTES) {
    const piece = await readAt(file, position, HEAD_BYTES)
    for (let start = 0; start < piece.length && size < LEGACY_SAMPLE;) {
      const newline = piece.indexOf(10, start)
      const end = newline < 0 ? piece.length : newline + 1
      const line = piece.subarray(start, end)
      if (line.some((byte) => byte >= 0x80)) {
        lines.push(line)
        size += line.length
      }
      start = end
    }
    if (piece.length < HEAD_BYTES) break
  }
  return Buffer.concat(lines)
}
