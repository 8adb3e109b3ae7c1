import type { ReadableFile } from './bytesFile'
import { readAt } from './text/sampleText'

const CHUNK = 1 << 20
/** An object that is longer is not looked into. */
const LONGEST_OBJECT = 1 << 26
const END_OF_OBJECT = 0x7d
/** Doubles hold no more significant digits, and these always. */
const MOST_DIGITS = 17

const LONG_RUN = /[0-9][0-9.]{17}/
const MEMBER = /"((?:[^"\\]|\\.)*)"\s*:\s*(-?[0-9]+(?:\.[0-9]+)?)/g

/**
 * How many numbers of JSON have more digits than a double holds, by the names of their members: DuckDB reads such numbers rounded,
 * and keeps no text of them.
 */
export async function longDecimals(
  file: ReadableFile,
  { bytes, signal }: { readonly bytes: number; readonly signal?: AbortSignal },
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  let rest = Buffer.alloc(0)
  for (let from = 0; from < bytes; from += CHUNK) {
    signal?.throwIfAborted()
    const text = Buffer.concat([rest, await readAt(file, from, Math.min(CHUNK, bytes - from))])
    const end = text.lastIndexOf(END_OF_OBJECT) + 1
    countIn(text.toString('utf8', 0, end), counts)
    rest = text.length - end > LONGEST_OBJECT ? Buffer.alloc(0) : text.subarray(end)
  }
  return counts
}

function countIn(text: string, counts: Map<string, number>): void {
  if (!LONG_RUN.test(text)) return
  for (const [, key, number] of text.matchAll(MEMBER)) {
    if (!isLong(number)) continue
    const name = unescaped(key)
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
}

/** Zeros at either end are no digits that could be lost. */
function isLong(number: string): boolean {
  if (number.length <= MOST_DIGITS) return false
  const digits = number.replace(/[-.]/g, '').replace(/^0+|0+$/g, '')
  return digits.length > MOST_DIGITS
}

function unescaped(key: string): string {
  try {
    return String(JSON.parse(`"${key}"`))
  } catch {
    return key
  }
}
