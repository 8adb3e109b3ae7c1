/**
 * Decimal numbers of a column by their units of the last place, in half the memory: −12.345 is −12345 units of which 1000 make one. The
 * quotient is the double nearest to what was written, as both are exact.
 */
export interface PackedNumbers {
  readonly units: Int32Array
  /** A power of ten. */
  readonly perOne: number
}

/** What no number has for units: a missing one, and zero with a minus. */
const MISSING_UNITS = -(2 ** 31)
const MINUS_ZERO_UNITS = MISSING_UNITS + 1
const MOST_UNITS = 2 ** 31 - 1

/** The units of a number; `NaN` where it has none. */
export function unitsOf(value: number, perOne: number): number {
  if (Number.isNaN(value)) return MISSING_UNITS
  const units = Math.round(value * perOne)
  if (units === 0) return value === 0 ? (Object.is(value, -0) ? MINUS_ZERO_UNITS : 0) : NaN
  return Math.abs(units) < MOST_UNITS && units / perOne === value ? units : NaN
}

const valueOf = (units: number, perOne: number): number =>
  units > MINUS_ZERO_UNITS ? units / perOne : units === MISSING_UNITS ? NaN : -0

/** Writes the numbers of rows [start, end). */
export function unpack(
  { units, perOne }: PackedNumbers,
  start: number,
  end: number,
  target: Float64Array,
): void {
  for (let i = start; i < end; i++) target[i - start] = valueOf(units[i], perOne)
}

/** Writes the numbers of the rows listed. */
export function unpackRows({ units, perOne }: PackedNumbers, rows: Int32Array, target: Float64Array): void {
  for (let i = 0; i < rows.length; i++) target[i] = valueOf(units[rows[i]], perOne)
}
