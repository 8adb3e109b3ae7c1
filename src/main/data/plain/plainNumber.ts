const ZERO = 48
const MINUS = 45
/** As many digits fit into 32 bits whatever they are. */
const MOST_DIGITS = 9
/** The quotient of two doubles that are exact is rounded once: whole numbers of so many digits are. */
const MOST_EXACT = 15
const POWERS = Float64Array.from({ length: MOST_DIGITS + 1 }, (_, power) => 10 ** power)

/** Where the number of a cell goes. */
export interface NumberTarget {
  readonly values: Float64Array
  /** The byte of the decimal mark. */
  readonly decimal: number
  /** Whether only what is written without leading zeros counts: 007 is a name. */
  readonly whole: boolean
}

/**
 * Reads a number such as `-12.345` at `start` into `target.values[row]`, correctly rounded, and answers where it ends; −1 where there is
 * none, or one that takes another way: an exponent, a plus, blanks, more digits than are surely exact.
 */
export function readPlainNumber(bytes: Uint8Array, start: number, target: NumberTarget, row: number): number {
  let at = start
  let byte = bytes[at]
  const negative = byte === MINUS
  if (negative) byte = bytes[++at]
  const first = at
  let whole = 0
  let digit = byte - ZERO
  while (digit >= 0 && digit <= 9) {
    whole = (whole * 10 + digit) | 0
    digit = bytes[++at] - ZERO
  }
  const length = at - first
  if (length === 0 || length > MOST_DIGITS) return -1
  if (target.whole && length > 1 && bytes[first] === ZERO) return -1
  if (bytes[at] !== target.decimal) {
    target.values[row] = negative ? -whole : whole
    return at
  }
  const point = ++at
  let part = 0
  digit = bytes[at] - ZERO
  while (digit >= 0 && digit <= 9) {
    part = (part * 10 + digit) | 0
    digit = bytes[++at] - ZERO
  }
  const places = at - point
  if (places > MOST_DIGITS || length + places > MOST_EXACT) return -1
  const power = POWERS[places]
  const value = (whole * power + part) / power
  target.values[row] = negative ? -value : value
  return at
}
