import { CELL, type CellKind } from '../cellKind'

const [MINUS, POINT, ZERO] = Array.from('-.0', (character) => character.charCodeAt(0))
/** Two decimals of no more significant digits are two doubles, so that none is written shorter. */
const SURELY_NEEDED = 15
/** Zeros behind `0.` from which on a number is printed with an exponent. */
const MOST_ZEROS = 5

/** How the text of a number, bytes [from, to), compares with the one that `String` would make; null for one that it may write otherwise. */
export function numberKind(bytes: Uint8Array, from: number, to: number): CellKind | null {
  let at = bytes[from] === MINUS ? from + 1 : from
  const first = at
  while (isDigit(bytes[at])) at++
  const whole = at - first
  const startsWithZero = bytes[first] === ZERO
  if (whole === 0 || (startsWithZero && whole > 1)) return null
  if (at === to) return whole <= SURELY_NEEDED && !(startsWithZero && first > from) ? CELL.number : null
  if (bytes[at] !== POINT || whole > SURELY_NEEDED) return null
  const point = at++
  while (isDigit(bytes[at])) at++
  // A zero at the end is not printed, and may be all that follows the mark.
  if (at !== to || at === point + 1 || bytes[at - 1] === ZERO) return null
  if (whole + at - point - 1 > SURELY_NEEDED) return CELL.fraction
  return startsWithZero && zerosFrom(bytes, point + 1) >= MOST_ZEROS ? CELL.fraction : CELL.number
}

const isDigit = (byte: number): boolean => byte >= ZERO && byte <= ZERO + 9

function zerosFrom(bytes: Uint8Array, from: number): number {
  let at = from
  while (bytes[at] === ZERO) at++
  return at - from
}
