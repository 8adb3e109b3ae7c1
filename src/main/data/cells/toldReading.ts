import type { AskedType } from '@shared/source/importOptions'
import {
  guessReading,
  otherFormat,
  TEXT,
  withPlainMinus,
  type ColumnReading,
  type ReadingHints,
} from './columnSpec'
import { toldDateFormat } from './dateFormat'
import { numberTest, type NumberFormat } from './numberFormat'
import { undressed, unitOf } from './numberUnit'

type NumberReading = Extract<ColumnReading, { readonly unicodeMinus: boolean }>

/**
 * The reading of a column whose type the user said, from its texts that are not missing (trimmed). What is left open is guessed:
 * the marks of numbers, the format of dates. Dates whose order nothing tells stay text.
 */
export function toldReading(type: AskedType, texts: readonly string[], hints: ReadingHints): ColumnReading {
  switch (type) {
    case 'text':
      return TEXT
    case 'boolean':
      return { type, words: 'yes-no' }
    case 'date': {
      const format = toldDateFormat(texts, hints.dateOrder)
      return format === 'unknown' ? TEXT : { type, format }
    }
    case 'number':
      return numberReading(texts, hints)
  }
}

/** Numbers dressed as percentages or sums of money are read without their dress. */
function numberReading(texts: readonly string[], hints: ReadingHints): ColumnReading {
  const unit = unitOf(texts, numberTest(hints.format))
  if (unit === null) return plainReading(texts, hints)
  const bare = texts.map((text) => undressed(text)?.number ?? text)
  return { ...plainReading(bare, hints), unit }
}

function plainReading(texts: readonly string[], hints: ReadingHints): NumberReading {
  const guessed = guessReading(texts, hints)
  if (guessed?.type === 'number' || guessed?.type === 'integer') return { ...guessed, type: 'number' }
  const plain = texts.map(withPlainMinus)
  const count = (format: NumberFormat): number => plain.filter(numberTest(format)).length
  const { decimal } = otherFormat(hints.format)
  // 1,234 in a file of points: a thousands mark rather than a decimal one.
  const grouped: NumberFormat = { ...hints.format, thousands: decimal }
  const formats = [hints.format, grouped, ...(hints.fixedDecimal ? [] : [otherFormat(hints.format)])]
  const format = formats.reduce((best, next) => (count(next) > count(best) ? next : best))
  return { type: 'number', format, unicodeMinus: texts.some((text) => text.startsWith('\u2212')) }
}
