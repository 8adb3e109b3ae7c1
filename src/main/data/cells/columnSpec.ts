import type { DateOrder } from '@shared/source/importOptions'
import type { NumberUnit } from '@shared/source/numberUnit'
import type { DateFormat } from './dateFormat'
import { dateTest, guessDateFormat } from './dateFormat'
import { ENOUGH } from './enough'
import type { NumberFormat } from './numberFormat'
import { PLAIN_FORMAT, numberTest } from './numberFormat'
import { isPlaceholder } from './missingTokens'
import { undressed } from './numberUnit'

/** How the texts of a column are to be read. */
export type ColumnReading =
  | {
      readonly type: 'number' | 'integer'
      readonly format: NumberFormat
      readonly unicodeMinus: boolean
      /** What its numbers are dressed in. @default nothing */
      readonly unit?: NumberUnit
    }
  /** `yes-no` also takes yes and no, their initials, 1 and 0. */
  | { readonly type: 'boolean'; readonly words: 'true-false' | 'yes-no' }
  | { readonly type: 'date'; readonly format: DateFormat }
  | { readonly type: 'text' }

/** What is known of a file when its columns are judged. */
export interface ReadingHints {
  readonly format: NumberFormat
  /** The decimal mark is what the user said, so that no column may differ. */
  readonly fixedDecimal: boolean
  /** Of dates that do not prove their order. */
  readonly dateOrder?: DateOrder
}

export const TEXT: ColumnReading = { type: 'text' }

/** The reading of a column from its texts that are not missing (trimmed); null when there are none. */
export function guessReading(texts: readonly string[], hints: ReadingHints): ColumnReading | null {
  if (texts.length === 0) return null
  const telling = texts.filter((text) => !isPlaceholder(text))
  if (telling.length === 0) return TEXT
  return guessNumber(telling, hints) ?? guessOther(telling, hints)
}

function guessNumber(texts: readonly string[], { format, fixedDecimal }: ReadingHints): ColumnReading | null {
  const unicodeMinus = texts.some((text) => text.startsWith('\u2212'))
  const plain = unicodeMinus ? texts.map(withPlainMinus) : texts
  const other = otherFormat(format)
  // 1.234 is read with the other mark only if the column proves it to be one.
  const formats = fixedDecimal || !provesDecimal(plain, other) ? [format] : [format, other]
  for (const candidate of formats) {
    const isNumber = numberTest(candidate)
    const numbers = plain.filter(isNumber)
    if (numbers.length === 0 || numbers.length < ENOUGH * plain.length) continue
    const whole = numbers.every(isWhole(candidate))
    if (whole && numbers.some(isIdentifier)) return TEXT
    return { type: whole ? 'integer' : 'number', format: candidate, unicodeMinus }
  }
  return null
}

/** Numbers with the other decimal mark and no thousands mark. */
export function otherFormat({ decimal }: NumberFormat): NumberFormat {
  return { decimal: decimal === '.' ? ',' : '.', thousands: null }
}

export const withPlainMinus = (text: string): string => text.replace(/^\u2212/, '-')

function provesDecimal(texts: readonly string[], { decimal }: NumberFormat): boolean {
  const proof = new RegExp(
    `^[+-]?(?:0?[${decimal}][0-9]+|[0-9]+[${decimal}](?:[0-9]{1,2}|[0-9]{4,}))(?:[eE].*)?$`,
  )
  return texts.some((text) => proof.test(text))
}

function isWhole({ decimal }: NumberFormat): (text: string) => boolean {
  return (text) => !text.includes(decimal) && !/[a-z]/i.test(text)
}

/** A whole number that a double cannot keep as it stands: `007`, or more than 15 digits. */
function isIdentifier(text: string): boolean {
  return /^[+-]?(?:0[0-9]+|[0-9]{16,})$/.test(text)
}

function guessOther(texts: readonly string[], { dateOrder }: ReadingHints): ColumnReading {
  if (texts.every((text) => /^(?:true|false)$/i.test(text))) return { type: 'boolean', words: 'true-false' }
  const format = guessDateFormat(texts, dateOrder)
  return format === null || format === 'unknown' ? TEXT : { type: 'date', format }
}

/** Whether a sample leaves it open if the column is text: many of its cells are numbers, yet too few to settle it. */
export function isDoubtful(texts: readonly string[], format: NumberFormat): boolean {
  const isNumber = numberTest(format)
  return 2 * texts.filter(isNumber).length > texts.length
}

/** Whether a text by itself looks like data and not like a column's name. */
export function looksLikeValue(text: string, format: NumberFormat): boolean {
  const value = numberTest(format)(text) || numberTest(PLAIN_FORMAT)(text)
  return value || dateTest(text) || undressed(text) !== null || /^(?:true|false|#.*[!?]|#N\/A)$/i.test(text)
}
