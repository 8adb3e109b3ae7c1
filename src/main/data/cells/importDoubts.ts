import type { ImportDoubt } from '@shared/outcome/importDoubt'
import type { ColumnSummary } from '@shared/table/column'
import type { ColumnReading } from './columnSpec'
import { guessDateFormat } from './dateFormat'
import { ENOUGH } from './enough'
import { isPlaceholder } from './missingTokens'
import { numberTest } from './numberFormat'
import type { NumberMarks } from './numberMarks'
import { undressed, unitOf } from './numberUnit'

/** A column as it was read, and texts of it by which that was decided. */
export interface ReadColumn {
  readonly name: string
  readonly reading: ColumnReading
  readonly texts: readonly string[]
  /** The user said its type. */
  readonly told: boolean
}

const EITHER = /^[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}$/
/** A column with a larger share of cells that could not be read may have been misunderstood. */
const MANY_FAILED = 0.01

/** A whole number that is no name: names may begin with zeros. */
const WHOLE = /^[+-]?(?:0|[1-9][0-9]*)$/
/** Whole numbers beyond this are not told apart by doubles. */
export const LARGEST_EXACT = 2 ** 53

/** So many numbers at least must stand below a first cell that seems to be a unit. */
const FEWEST_BELOW = 2

/** What of a column was guessed and might be otherwise; null when its texts prove it. */
export function doubtOf(
  { name, reading, texts, told }: ReadColumn,
  marks: NumberMarks,
  delimiter: string | null,
): ImportDoubt | null {
  const telling = texts.filter((text) => !isPlaceholder(text))
  const either = telling.find((text) => EITHER.test(text))
  if (reading.type === 'text') {
    if (told && guessDateFormat(telling) !== 'unknown') return null
    return textDoubt(name, telling, marks)
  }
  if ('unit' in reading && reading.unit === 'percent') return { code: 'percent-divided', column: name }
  if (either === undefined || marks.proven || !('format' in reading) || reading.type === 'date') return null
  const { decimal, thousands } = reading.format
  if (thousands !== null && either.includes(thousands)) {
    return { code: 'thousands-assumed', column: name, example: either }
  }
  // Among commas and blanks a point is the decimal mark by far more often than not.
  const decimalIsLikely = decimal === '.' && delimiter !== ';' && delimiter !== '\t'
  const withMark = telling.filter((text) => text.includes(decimal))
  return !decimalIsLikely && withMark.every((text) => EITHER.test(text))
    ? { code: 'decimal-assumed', column: name, example: either }
    : null
}

function textDoubt(name: string, texts: readonly string[], marks: NumberMarks): ImportDoubt | null {
  if (texts.length === 0) return null
  if (guessDateFormat(texts) === 'unknown')
    return { code: 'date-order-unknown', column: name, example: texts[0] }
  const isNumber = numberTest(marks)
  const unit = unitOf(texts, isNumber)
  if (unit !== null) return { code: `${unit}-text`, column: name, example: texts.find(undressed) ?? texts[0] }
  const [first, ...below] = texts
  if (!isNumber(first) && below.length >= FEWEST_BELOW && below.every(isNumber))
    return { code: 'first-cell-text', column: name, example: first }
  const large = texts.find((text) => WHOLE.test(text) && Math.abs(Number(text)) >= LARGEST_EXACT)
  if (large !== undefined && texts.every((text) => WHOLE.test(text)))
    return { code: 'integers-text', column: name, example: large }
  const either = texts.find((text) => EITHER.test(text) && !isNumber(text))
  const numbers = texts.filter((text) => EITHER.test(text) || isNumber(text)).length
  return either !== undefined && numbers >= ENOUGH * texts.length
    ? { code: 'mark-unknown', column: name, example: either }
    : null
}

/** A row of units is told as one, not by each cell of it. */
export function withUnitsAsOne(doubts: readonly ImportDoubt[]): readonly ImportDoubt[] {
  if (!doubts.some(({ code }) => code === 'unit-row')) return doubts
  return doubts.filter(
    (doubt) => doubt.code !== 'first-cell-text' && !(doubt.code === 'many-failed' && doubt.count === 1),
  )
}

/** Columns many of whose cells could not be read. */
export function failureDoubts(columns: readonly ColumnSummary[], rowCount: number): ImportDoubt[] {
  return columns
    .filter(({ missing, unparsed }) => unparsed > MANY_FAILED * (rowCount - missing + unparsed))
    .map(({ name, unparsed }) => ({ code: 'many-failed', column: name, count: unparsed }))
}
