import chardet from 'chardet'
import { guessRomanEncoding } from './romanEncoding'

/** Encodings of two bytes a character, and the lead bytes of the characters that most texts are made of. */
const TWO_BYTE: Readonly<
  Record<string, { readonly chardet: string; readonly common: readonly [number, number][] }>
> = {
  gb18030: {
    chardet: 'GB18030',
    common: [
      [0xa1, 0xa3],
      [0xb0, 0xd7],
    ],
  },
  big5: { chardet: 'Big5', common: [[0xa1, 0xc6]] },
  shift_jis: {
    chardet: 'Shift_JIS',
    common: [
      [0x81, 0x83],
      [0x88, 0x97],
    ],
  },
  'euc-jp': {
    chardet: 'EUC-JP',
    common: [
      [0xa1, 0xa5],
      [0xb0, 0xcf],
    ],
  },
  'euc-kr': {
    chardet: 'EUC-KR',
    common: [
      [0xa1, 0xa3],
      [0xb0, 0xc8],
    ],
  },
}

/** Alphabets all of whose letters are high bytes, as chardet names them. */
const OTHER_ALPHABETS: Readonly<Record<string, string>> = {
  'ISO-8859-5': 'iso-8859-5',
  'windows-1251': 'windows-1251',
  'KOI8-R': 'koi8-r',
  'ISO-8859-7': 'iso-8859-7',
  'windows-1253': 'windows-1253',
  'windows-1255': 'windows-1255',
  'windows-1256': 'windows-1256',
}
const LATIN_ALPHABETS: Readonly<Record<string, string>> = {
  'ISO-8859-2': 'windows-1250',
  'windows-1250': 'windows-1250',
  'ISO-8859-9': 'windows-1254',
  'windows-1254': 'windows-1254',
}
/** Accented letters that it takes to tell Western Europe's from its neighbours'. */
const TELLING_ACCENTS = 100

/** The likeliest encoding of bytes that are not UTF-8. `sample` should hold the lines with bytes over 127. */
export function guessLegacyEncoding(sample: Uint8Array): string {
  if (mostlyUtf8(sample)) return 'utf-8'
  const { high, alone } = highBytes(sample)
  const guesses = chardet.analyse(sample)
  const confidence = (name: string) => (guesses.find((guess) => guess.name === name)?.confidence ?? 0) / 100
  if (alone <= 0.5 * high) {
    const scores = Object.entries(TWO_BYTE)
      .filter(([encoding]) => decodes(sample, encoding))
      .map(
        ([encoding, { chardet: name, common }]) =>
          [encoding, commonShare(sample, common) + confidence(name)] as const,
      )
    scores.sort((a, b) => b[1] - a[1])
    if (scores.length > 0 && scores[0][1] > 0.3) return scores[0][0]
    if (isNoLanguage(sample, high)) return 'windows-1252'
    const other = guesses.find(({ name }) => name in OTHER_ALPHABETS)
    return other === undefined ? 'windows-1252' : OTHER_ALPHABETS[other.name]
  }
  const roman = guessRomanEncoding(sample)
  if (roman !== null) return roman
  const [best] = guesses.filter(({ name }) => name in LATIN_ALPHABETS || /1252|8859-1$/.test(name))
  return high >= TELLING_ACCENTS && best !== undefined
    ? (LATIN_ALPHABETS[best.name] ?? 'windows-1252')
    : 'windows-1252'
}

/** High bytes, and those of them that stand alone between ASCII: accents, not characters of two bytes. */
function highBytes(sample: Uint8Array): { high: number; alone: number } {
  let high = 0
  let alone = 0
  for (let at = 0; at < sample.length; at++) {
    if (sample[at] < 0x80) continue
    high++
    if (!(sample[at - 1] >= 0x80) && !(sample[at + 1] >= 0x80)) alone++
  }
  return { high, alone }
}

/** Whether so few different letters are used so often that no language can be told by them. */
function isNoLanguage(sample: Uint8Array, high: number): boolean {
  return high >= MANY_LETTERS && new Set(sample.filter((byte) => byte >= 0x80)).size <= FEW_DIFFERENT
}

const MANY_LETTERS = 30
const FEW_DIFFERENT = 4

/** Share of the two-byte characters whose lead byte is a common one. */
function commonShare(sample: Uint8Array, common: readonly [number, number][]): number {
  let characters = 0
  let usual = 0
  for (let at = 0; at < sample.length; at++) {
    if (sample[at] < 0x80) continue
    characters++
    if (common.some(([from, to]) => sample[at] >= from && sample[at] <= to)) usual++
    at++
  }
  return usual / characters
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
