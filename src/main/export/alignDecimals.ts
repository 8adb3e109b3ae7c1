/** Blanks as wide as a digit and as a point. */
const FIGURE_SPACE = '\u2007'
const PUNCTUATION_SPACE = '\u2008'

/**
 * Right-aligned numbers filled up behind so that their decimal points stand under each other. Numbers with an exponent and
 * signs that are no numbers are left as they are.
 */
export function alignDecimals(numbers: readonly string[]): readonly string[] {
  const most = Math.max(0, ...numbers.map(decimals))
  if (most === 0) return numbers
  return numbers.map((number) => {
    if (!plain.test(number)) return number
    const missing = FIGURE_SPACE.repeat(most - decimals(number))
    return number.includes('.') ? number + missing : number + PUNCTUATION_SPACE + missing
  })
}

const plain = /^-?[\d,]+(\.\d+)?$/

const decimals = (number: string): number =>
  plain.test(number) && number.includes('.') ? number.length - number.indexOf('.') - 1 : 0
