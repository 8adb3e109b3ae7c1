import type { DateOrder } from '@shared/source/importOptions'
import { ENOUGH } from './enough'

/** How dates are written in a column: `iso` is 2024-02-29; else the order of 29/02/2024 and the mark between its parts. */
export type DateFormat = 'iso' | DayFormat

export interface DayFormat {
  readonly order: DateOrder
  /** Empty for 20240229. */
  readonly separator: '/' | '-' | '.' | ''
  readonly yearDigits: 2 | 4
}

const CLOCK = '(?:[T ]\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?)?'
const ISO_DATE =
  /^\d{4}([-/])\d{1,2}\1\d{1,2}(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?: ?(?:Z|[+-]\d{2}(?::?\d{2})?))?)?$/
const LONG_YEAR_LAST = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})${CLOCK}$`)
const SHORT_YEAR = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{2})${CLOCK}$`)
const DOTTED_YEAR_FIRST = new RegExp(`^\\d{4}\\.\\d{1,2}\\.\\d{1,2}${CLOCK}$`)
const COMPACT = /^(?:1[5-9]|20|21)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/

/** Whether a text by itself is a date. */
export const dateTest = (text: string): boolean => ISO_DATE.test(text) || LONG_YEAR_LAST.test(text)

/**
 * The format of a column's texts; null when they are no dates, `unknown` when day and month cannot be told apart: the column
 * must prove their order, or the user say it. Years of two digits are read only in an order that the user said.
 */
export function guessDateFormat(texts: readonly string[], told?: DateOrder): DateFormat | 'unknown' | null {
  const most = ENOUGH * texts.length
  if (texts.filter((text) => ISO_DATE.test(text)).length >= most) return 'iso'
  if (texts.filter((text) => DOTTED_YEAR_FIRST.test(text)).length >= most) {
    return { order: 'ymd', separator: '.', yearDigits: 4 }
  }
  return dayFormat(texts, told) ?? (told === undefined ? null : shortFormat(texts, told))
}

/** As `guessDateFormat`, of a column that is said to hold dates: 20240229 is one too. */
export function toldDateFormat(texts: readonly string[], told?: DateOrder): DateFormat | 'unknown' {
  const compact = texts.filter((text) => COMPACT.test(text)).length
  if (compact > 0 && compact >= ENOUGH * texts.length) return { order: 'ymd', separator: '', yearDigits: 4 }
  const dates = texts.filter(
    (text) => dateTest(text) || DOTTED_YEAR_FIRST.test(text) || SHORT_YEAR.test(text),
  )
  return guessDateFormat(dates, told) ?? (dates.some((text) => SHORT_YEAR.test(text)) ? 'unknown' : 'iso')
}

function dayFormat(texts: readonly string[], told?: DateOrder): DateFormat | 'unknown' | null {
  const parts = texts.map((text) => LONG_YEAR_LAST.exec(text)).filter((match) => match !== null)
  if (parts.length === 0 || parts.length < ENOUGH * texts.length) return null
  const separator = parts[0][2] as '/' | '-' | '.'
  if (parts.some((part) => part[2] !== separator)) return null
  const order = provenOrder(parts) ?? (told === 'ymd' ? undefined : told)
  if (order !== undefined) return { order, separator, yearDigits: 4 }
  // Dotted dates have the day first everywhere.
  return separator === '.' ? { order: 'dmy', separator, yearDigits: 4 } : 'unknown'
}

/** Day before month or after it, where a number over 12 proves which and none proves the contrary. */
function provenOrder(parts: readonly RegExpExecArray[]): 'dmy' | 'mdy' | undefined {
  const dayFirst = parts.some((part) => Number(part[1]) > 12)
  const monthFirst = parts.some((part) => Number(part[3]) > 12)
  if (dayFirst === monthFirst) return undefined
  return dayFirst ? 'dmy' : 'mdy'
}

function shortFormat(texts: readonly string[], order: DateOrder): DateFormat | null {
  const parts = texts.map((text) => SHORT_YEAR.exec(text)).filter((match) => match !== null)
  if (parts.length === 0 || parts.length < ENOUGH * texts.length) return null
  const separator = parts[0][2] as '/' | '-' | '.'
  return parts.some((part) => part[2] !== separator) ? null : { order, separator, yearDigits: 2 }
}

/** The patterns of DuckDB's `strptime` for a format: the day alone, and with a time. */
export function datePatterns({ order, separator, yearDigits }: DayFormat): readonly string[] {
  const letters = { d: '%d', m: '%m', y: yearDigits === 2 ? '%y' : '%Y' }
  const day = [...order].map((part) => letters[part as 'd' | 'm' | 'y']).join(separator)
  return [day, ...[' %H:%M', ' %H:%M:%S', 'T%H:%M:%S', ' %H:%M:%S.%f'].map((time) => day + time)]
}
