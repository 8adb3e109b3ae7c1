/** A number for a table: about `digits` significant ones, no grouping, exponent only where it is shorter. NaN is a dash. */
export const formatNumber = (value: number, digits = 5): string => {
  if (Number.isNaN(value)) return '–'
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '-∞'
  if (value === 0) return '0'
  const size = Math.abs(value)
  if (size >= 1e7 || size < 1e-4) return value.toExponential(Math.max(0, digits - 2)).replace('e+', 'e')
  const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(size)))
  return value.toFixed(Math.min(decimals, 12))
}

/** Decimals that give a number so many significant digits. */
const decimalsFor = (size: number, digits: number): number =>
  Math.max(0, digits - 1 - Math.floor(Math.log10(size)))

/** The largest number of a column gets no more digits than this, the smallest no fewer than that. */
const MOST_DIGITS = 7
const FEWEST_DIGITS = 3

/**
 * The numbers of one column with the same decimals, so that their points stand under each other: `digits` significant ones for the
 * smallest, as long as the largest needs no more than seven. Where sizes are too far apart for that each is written by itself.
 */
export const formatColumn = (values: readonly number[], digits = 5): readonly string[] => {
  const sizes = values.filter((value) => Number.isFinite(value) && value !== 0).map(Math.abs)
  const largest = Math.max(...sizes)
  const smallest = Math.min(...sizes)
  const decimals = Math.min(decimalsFor(smallest, digits), decimalsFor(largest, MOST_DIGITS))
  const tooFar = decimals < decimalsFor(smallest, FEWEST_DIGITS)
  if (sizes.length === 0 || tooFar || largest >= 1e7 || smallest < 1e-4)
    return values.map((value) => formatNumber(value, digits))
  return values.map((value) => (Number.isFinite(value) ? value.toFixed(decimals) : formatNumber(value)))
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** 10 to a whole power, for logarithmic axes: 10⁻³. */
export const formatPowerOfTen = (exponent: number): string =>
  `10${exponent < 0 ? '⁻' : ''}${[...String(Math.abs(exponent))].map((digit) => superscripts[Number(digit)]).join('')}`

/** Reads what people type: decimal comma, true minus and blanks are understood. NaN when it is no number. */
export const parseNumber = (text: string): number => {
  const plain = text
    .trim()
    .replace(/[\s\u00a0]/g, '')
    .replace('−', '-')
  const dotted = plain.includes('.') ? plain : plain.replace(',', '.')
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(dotted) ? Number(dotted) : Number.NaN
}
