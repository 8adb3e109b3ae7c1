import { isUtf8 } from 'node:buffer'
import type { FileHandle } from 'node:fs/promises'
import { HEAD_BYTES, readAt } from './sampleText'

/** What one pass over the bytes of a text file tells. */
export interface FileTraits {
  readonly bytes: number
  readonly utf8: boolean
  readonly nulCount: number
  readonly hasUnderscore: boolean
  /** Where a line begins that is longer than any table's; null where there is none. The rest of such a file is not looked at. */
  readonly endlessLine: number | null
}

const CHUNK = 1 << 22
/** More NUL bytes than this are not worth counting: the file is binary or UTF-16. */
const ENOUGH_NULS = 1000
/** Bytes that a line of a table may have: it must fit into memory several times. */
export const LONGEST_LINE = 1 << 25

/** Reads the whole file once, at the speed of memory, so that what is decided on its encoding holds for every byte. */
export async function scanFile(file: FileHandle, signal?: AbortSignal): Promise<FileTraits> {
  const buffer = Buffer.allocUnsafe(CHUNK)
  let carried = 0
  let bytes = 0
  let utf8 = true
  let nulCount = 0
  let hasUnderscore = false
  let lineStart = 0
  for (;;) {
    if (signal?.aborted) break
    const { bytesRead } = await file.read(buffer, carried, CHUNK - carried, bytes)
    const end = carried + bytesRead
    const fresh = buffer.subarray(carried, end)
    bytes += bytesRead
    nulCount += countNuls(fresh, ENOUGH_NULS - nulCount)
    hasUnderscore ||= fresh.includes(0x5f)
    if (bytes - bytesRead + firstLineEnd(fresh) - lineStart > LONGEST_LINE) {
      return { bytes, utf8, nulCount, hasUnderscore, endlessLine: lineStart }
    }
    const lastEnd = Math.max(fresh.lastIndexOf(LINE_FEED), fresh.lastIndexOf(RETURN))
    if (lastEnd >= 0) lineStart = bytes - bytesRead + lastEnd + 1
    if (bytesRead === 0) {
      utf8 &&= isUtf8(buffer.subarray(0, carried))
      break
    }
    const whole = characterBoundary(buffer, end)
    utf8 &&= isUtf8(buffer.subarray(0, whole))
    buffer.copy(buffer, 0, whole, end)
    carried = end - whole
  }
  return { bytes, utf8, nulCount, hasUnderscore, endlessLine: null }
}

/** What the head of a large file lets expect of the rest; the pass over all of it, when it is loaded, may tell otherwise. */
export async function headTraits(file: FileHandle, bytes: number): Promise<FileTraits> {
  const head = await readAt(file, 0, HEAD_BYTES)
  return {
    bytes,
    utf8: isUtf8(head.subarray(0, characterBoundary(head, head.length))),
    nulCount: countNuls(head, ENOUGH_NULS),
    hasUnderscore: true,
    endlessLine: firstLineEnd(head) < head.length ? null : 0,
  }
}

const LINE_FEED = 0x0a
const RETURN = 0x0d

/** How many bytes there are before the first end of a line. */
function firstLineEnd(bytes: Buffer): number {
  const ends = [bytes.indexOf(LINE_FEED), bytes.indexOf(RETURN)].filter((at) => at >= 0)
  return ends.length > 0 ? Math.min(...ends) : bytes.length
}

/** The last index at or before `end` at which a UTF-8 character may start. */
function characterBoundary(buffer: Uint8Array, end: number): number {
  for (let back = 1; back <= 3 && back <= end; back++) {
    const byte = buffer[end - back]
    if (byte < 0x80) return end
    if (byte >= 0xc0) return end - back
  }
  return end
}

function countNuls(bytes: Buffer, limit: number): number {
  let count = 0
  for (let at = bytes.indexOf(0); at >= 0 && count < limit; at = bytes.indexOf(0, at + 1)) count++
  return count
}
