/** Ranges of bytes. */
type Ranges = readonly (readonly [number, number])[]

/**
 * Where the accented small letters of Western Europe lie. Windows has punctuation at 0x80 to 0x99, so that what it may write after a letter there (…, ’, ”, – and
 * their like) tells nothing and is left out.
 */
const LETTERS = {
  windows: [
    [0x9a, 0x9a],
    [0x9c, 0x9c],
    [0x9e, 0x9e],
    [0xdf, 0xff],
  ],
  macintosh: [
    [0x87, 0x90],
    [0x9a, 0x9f],
    [0xbe, 0xbf],
    [0xcf, 0xcf],
  ],
  cp850: [
    [0x81, 0x84],
    [0x86, 0x8d],
    [0xa1, 0xa4],
  ],
} as const satisfies Readonly<Record<string, Ranges>>

/** Fewer letters than this tell nothing. */
const TELLING = 2
/** An encoding must account for so many times the letters that Windows does. */
const AHEAD = 3

/**
 * The encoding of old Macintoshes or of DOS, where accents within words lie where these have letters and Windows has none; null where they do not. Only
 * bytes after a letter count: within a word.
 */
export function guessRomanEncoding(sample: Uint8Array): 'macintosh' | 'cp850' | null {
  const count = { windows: 0, macintosh: 0, cp850: 0 }
  for (let at = 1; at < sample.length; at++) {
    // Capitals differ from small letters by this bit alone.
    const [before, byte] = [sample[at - 1] | 0x20, sample[at]]
    if (byte < 0x80 || before < 0x61 || before > 0x7a) continue
    for (const name of ['windows', 'macintosh', 'cp850'] as const) {
      if (LETTERS[name].some(([from, to]) => byte >= from && byte <= to)) count[name]++
    }
  }
  const best = count.macintosh >= count.cp850 ? 'macintosh' : 'cp850'
  const isTold = count.macintosh !== count.cp850 && count[best] >= TELLING
  return isTold && count[best] > AHEAD * count.windows ? best : null
}
