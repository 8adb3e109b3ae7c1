import type { Language } from './language'

const UNDEFINED = '–'
/** What is left of a p-value below the smallest numbers: it is never zero. */
const SMALLEST_P = '< 1e-300'

/**
 * `value` to `digits` significant digits without trailing zeros; the digits before the point are never rounded away. From
 * 1e-4 up to 1e9 (or as many places as `digits`) it is plain, beyond with an exponent: `8.2e-19`. NaN is an en dash,
 * infinity `∞`. Thousands are not set apart, so that a figure can be copied and read by any program.
 */
export function formatSignificant(value: number, digits: number, language: Language): string {
  if (Number.isNaN(value)) return UNDEFINED
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '-∞'
  if (value === 0) return '0'
  const [mantissa, exponentText] = value.toExponential(digits - 1).split('e')
  const exponent = Number(exponentText)
  if (exponent < -4 || exponent >= Math.max(digits, 9)) {
    return `${formatFixed(Number(mantissa), digits - 1, language)}e${exponent}`
  }
  if (exponent >= digits) return formatFixed(value, 0, language)
  return formatFixed(Number(`${mantissa}e${exponent}`), digits - 1 - exponent, language)
}

/**
 * `value` with so many decimals, zeros at the end included. What they would round to zero, or what is too large for plain
 * digits, is written by significant digits, so that no figure is shown as another.
 */
export function formatDecimals(value: number, decimals: number, language: Language): string {
  const fixed = Math.abs(value) < 1e15 ? value.toFixed(decimals) : ''
  const isVanishing = value !== 0 && Number(fixed) === 0
  if (isVanishing || fixed === '') return formatSignificant(value, Math.max(2, decimals), language)
  return fixed
}

export interface PValueOptions {
  /** `full` keeps three significant digits however small; `apa` stops at .001. @default 'full' */
  readonly style?: 'full' | 'apa'
}

/**
 * A p-value. `full`: three significant digits (`0.841`, `1.3e-10`). `apa`: three decimals and `< .001` below, in English
 * without the zero before the point (APA 7, 6.36), in Chinese with it.
 */
export function formatPValue(
  value: number,
  language: Language,
  { style = 'full' }: PValueOptions = {},
): string {
  if (value === 0 && style === 'full') return SMALLEST_P
  if (style === 'full' || Number.isNaN(value)) return formatSignificant(value, 3, language)
  const fixed = value < 0.001 ? '< 0.001' : value.toFixed(3)
  return language === 'en' ? fixed.replace('0.', '.') : fixed
}

/** A count with its thousands set apart: `12,345`. */
export function formatCount(value: number, language: Language): string {
  return formatter(language, 0, 'grouped').format(value)
}

/** A number in a sentence: whole numbers as counts, others to four significant digits. */
export function formatQuantity(value: number, language: Language): string {
  const whole = Number.isInteger(value) && Math.abs(value) < 1e15
  return whole ? formatCount(value, language) : formatSignificant(value, 4, language)
}

/** A share of one as a percentage without its sign: 0.95 is `95`, 0.999 is `99.9`. */
export function formatPercent(share: number, language: Language): string {
  return formatSignificant(100 * share, 6, language)
}

const formatFixed = (value: number, decimals: number, language: Language): string =>
  formatter(language, Math.min(decimals, 20), 'plain').format(value)

const locales: Readonly<Record<Language, string>> = { en: 'en-US', zh: 'zh-CN' }
const formatters = new Map<string, Intl.NumberFormat>()

/** Making a formatter costs far more than using it, so each is kept. */
function formatter(language: Language, decimals: number, grouping: 'grouped' | 'plain'): Intl.NumberFormat {
  const key = `${language} ${decimals} ${grouping}`
  const known = formatters.get(key)
  if (known !== undefined) return known
  const made = new Intl.NumberFormat(locales[language], {
    maximumFractionDigits: decimals,
    useGrouping: grouping === 'grouped',
  })
  formatters.set(key, made)
  return made
}
