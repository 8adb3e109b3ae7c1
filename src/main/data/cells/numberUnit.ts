import { CURRENCY, type NumberUnit } from '@shared/source/numberUnit'
import { ENOUGH } from './enough'

const BLANK = '[ \u00a0\u2009\u202f]*'
const DIGITS = "[0-9.,](?:[0-9.,'’ \u00a0\u2009\u202f]*[0-9.,])?"

/**
 * Regular expression sources, in the syntax that JavaScript and DuckDB share, of what stands for a number: its sign and its digits are the
 * groups. −$5, $−5 and −5 $; and what is owed as bookkeepers write it, ($5) and 5−.
 */
export const dressedForms = {
  percent: [`([+-]?)${BLANK}(${DIGITS})${BLANK}[%％]`],
  currency: [
    `([+-]?)${BLANK}${CURRENCY}${BLANK}(${DIGITS})`,
    `${CURRENCY}${BLANK}([+-])${BLANK}(${DIGITS})`,
    `([+-]?)${BLANK}(${DIGITS})${BLANK}${CURRENCY}`,
  ],
  owed: [
    `\\(${BLANK}${CURRENCY}?${BLANK}(${DIGITS})${BLANK}${CURRENCY}?${BLANK}\\)`,
    `${CURRENCY}?${BLANK}(${DIGITS})${BLANK}-${BLANK}${CURRENCY}?`,
  ],
} as const

const whole = (source: string): RegExp => new RegExp(`^(?:${source})$`, 'u')
const percents = dressedForms.percent.map(whole)
const sums = dressedForms.currency.map(whole)
const debts = dressedForms.owed.map(whole)
const sign = new RegExp(CURRENCY, 'u')
/** Most cells need no closer look. */
const PLAIN = /^[+-]?[0-9.,]*$|^[^0-9]*$/

export interface Undressed {
  readonly unit: NumberUnit
  /** As numbers are written plainly, with the marks that it had. */
  readonly number: string
}

/** The number in a dressed text: `($1,234.50)` is -1,234.50 in currency. Null for all else, plain numbers too. */
export function undressed(text: string): Undressed | null {
  if (PLAIN.test(text) || text.length > 60) return null
  const given = text.replaceAll('\u2212', '-')
  const first = (patterns: readonly RegExp[]): RegExpExecArray | null => {
    for (const pattern of patterns) {
      const found = pattern.exec(given)
      if (found) return found
    }
    return null
  }
  const share = first(percents)
  if (share) return { unit: 'percent', number: share[1] + share[2] }
  const sum = first(sums)
  if (sum) return { unit: 'currency', number: sum[1] + sum[2] }
  const debt = first(debts)
  return debt && { unit: 'currency', number: `-${debt[1]}` }
}

/** In what enough of these texts are dressed. Of money some may be bare, and none need name a currency if so. */
export function unitOf(texts: readonly string[], isNumber: (text: string) => boolean): NumberUnit | null {
  const units = texts.map((text) => undressed(text)?.unit ?? null)
  const percentages = units.filter((unit) => unit === 'percent').length
  const sumsOfMoney = units.filter((unit) => unit === 'currency').length
  if (percentages + sumsOfMoney === 0) return null
  const enough = ENOUGH * texts.length
  if (percentages >= enough) return 'percent'
  const bare = texts.filter(isNumber).length
  const isMoney = bare > 0 || texts.some((text, index) => units[index] !== null && sign.test(text))
  return isMoney && percentages === 0 && sumsOfMoney + bare >= enough ? 'currency' : null
}
