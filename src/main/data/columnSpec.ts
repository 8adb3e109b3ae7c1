import type { NumberFormat } from './numberFormat'
import { PLAIN_FORMAT, numberTest } from './numberFormat'
import { isPlaceholder } from './missingTokens'

/** How the texts of a column are to be read. */
export type ColumnReading =
  | { readonly type: 'number' | 'integer'; readonly format: NumberFormat; readonly unicodeMinus: boolean }
  | { readonly type: 'boolean' }
  | { readonly type: 'date'; readonly format: DateFormat }
  | { readonly type: 'text' }

/** `iso` is 2024-02-29 with an optional time; the others name the order of 29/02/2024 and its separator. */
export type DateFormat = 'iso' | `${'dmy' | 'mdy'}${'/' | '-' | '.'}`

export const TEXT: ColumnReading = { type: 'text' }
/** A column is of a type when at least this share of its cells is. */
export const ENOUGH = 0.9

const ISO_DATE =
  /^\d{4}([-/])\d{1,2}\1\d{1,2}(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?: ?(?:Z|[+-]\d{2}(?::?\d{2})?))?)?$/
const DAY_FIRST_OR_NOT = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/

/**
 * The reading of a column from its texts that are not missing (trimmed); null when there are none. With `fixedDecimal` the
 * file's decimal mark is what the user said; else a column may differ from the file.
 */
export function guessReading(
  texts: readonly string[],
  format: NumberFormat,
  fixedDecimal: boolean,
): ColumnReading | null {
  if (texts.length === 0) return null
  const telling = texts.filter((text) => !isPlaceholder(text))
  if (telling.length === 0) return TEXT
  return guessNumber(telling, format, fixedDecimal) ?? guessOther(telling)
}

function guessNumber(
  texts: readonly string[],
  format: NumberFormat,
  fixedDecimal: boolean,
): ColumnReading | null {
  const unicodeMinus = texts.some((text) => text.startsWith('\u2212'))
  const plain = unicodeMinus ? texts.map((text) => text.replace(/^\u2212/, '-')) : texts
  const other: NumberFormat = { decimal: format.decimal === '.' ? ',' : '.', thousands: null }
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

function guessOther(texts: readonly string[]): ColumnReading | null {
  if (texts.every((text) => /^(?:true|false)$/i.test(text))) return { type: 'boolean' }
  const dated = texts.filter((text) => ISO_DATE.test(text)).length
  if (dated >= ENOUGH * texts.length) return { type: 'date', format: 'iso' }
  return guessDayOrder(texts) ?? TEXT
}

/** Day before month or after it, when the column proves which; dotted dates have the day first everywhere. */
function guessDayOrder(texts: readonly string[]): ColumnReading | null {
  const parts = texts.map((text) => DAY_FIRST_OR_NOT.exec(text)).filter((match) => match !== null)
  if (parts.length < ENOUGH * texts.length) return null
  const separator = parts[0][2] as '/' | '-' | '.'
  if (parts.some((part) => part[2] !== separator)) return null
  const dayFirst = separator === '.' || parts.some((part) => Number(part[1]) > 12)
  const monthFirst = parts.some((part) => Number(part[3]) > 12)
  if (dayFirst === monthFirst) return null
  return { type: 'date', format: `${dayFirst ? 'dmy' : 'mdy'}${separator}` }
}

/** Whether a sample leaves it open if the column is text: many of its cells are numbers, yet too few to settle it. */
export function isDoubtful(texts: readonly string[], format: NumberFormat): boolean {
  const isNumber = numberTest(format)
  return 2 * texts.filter(isNumber).length > texts.length
}

/** Whether a text by itself looks like data and not like a column's name. */
export function looksLikeValue(text: string, format: NumberFormat): boolean {
  const value = numberTest(format)(text) || numberTest(PLAIN_FORMAT)(text)
  return (
    value ||
    ISO_DATE.test(text) ||
    DAY_FIRST_OR_NOT.test(text) ||
    /^(?:true|false|#.*[!?]|#N\/A)$/i.test(text)
  )
}
