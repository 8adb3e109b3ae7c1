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

/**
 * The numbers of one column with the same decimals, so that their points stand under each other, as long as their sizes lie
 * within six powers of ten; each has at least `digits` significant ones, at most ten decimals.
 */
export const formatColumn = (values: readonly number[], digits = 5): readonly string[] => {
  const sizes = values.filter((value) => Number.isFinite(value) && value !== 0).map(Math.abs)
  const largest = Math.max(...sizes)
  const smallest = Math.min(...sizes)
  if (sizes.length === 0 || largest / smallest > 1e6 || largest >= 1e7 || smallest < 1e-4)
    return values.map((value) => formatNumber(value, digits))
  const decimals = Math.min(10, Math.max(0, digits - 1 - Math.floor(Math.log10(smallest))))
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
