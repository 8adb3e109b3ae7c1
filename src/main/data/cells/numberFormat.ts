/** How numbers are written in a column. */
export interface NumberFormat {
  readonly decimal: '.' | ','
  /** Groups digits by three; null when digits are not grouped. A space stands for every kind of space. */
  readonly thousands: string | null
}

export const PLAIN_FORMAT: NumberFormat = { decimal: '.', thousands: null }

/** Regular expression class of the spaces that group digits: plain, no-break, thin and narrow no-break. */
export const SPACES = '[ \u00a0\u2009\u202f]'
const EXPONENT = '(?:[eE][+-]?[0-9]+)?'

/** Regular expression source, in the syntax that JavaScript and DuckDB share, of numbers whose digits are grouped. */
export function groupedPattern({ decimal, thousands }: NumberFormat): string {
  return `[+-]?[0-9]{1,3}(?:${markClass(thousands ?? '')}[0-9]{3})+(?:[${decimal}][0-9]*)?${EXPONENT}`
}

/** Regular expression source of one thousands mark. */
export function markClass(mark: string): string {
  return /^\s$/.test(mark) ? SPACES : `[${mark.replace(/[\\\]^-]/, '\\$&')}]`
}

function plainPattern(decimal: '.' | ','): string {
  return `[+-]?(?:[0-9]+[${decimal}]?[0-9]*|[${decimal}][0-9]+)${EXPONENT}|[+-]?[iI][nN][fF](?:[iI][nN][iI][tT][yY])?`
}

/** Tells whether a trimmed text is a number of the format. */
export function numberTest(format: NumberFormat): (text: string) => boolean {
  const plain = new RegExp(`^(?:${plainPattern(format.decimal)})$`)
  if (format.thousands === null) return (text) => plain.test(text)
  const grouped = new RegExp(`^(?:${groupedPattern(format)})$`)
  return (text) => plain.test(text) || grouped.test(text)
}
