import type { BinaryOperator } from './expression'

/**
 * An operation on registers that hold a block of rows: reads the operands at `at`, `at + 1`, …, writes its result over the
 * first.
 */
export type Kernel = (registers: readonly Float64Array[], at: number, count: number) => void

/** Operators on numbers, by R's definitions; logical results are 1, 0 and NaN. */
export const binaryKernels: Readonly<Partial<Record<BinaryOperator, Kernel>>> = {
  '+': (registers, at, count) => {
    const [a, b] = [registers[at], registers[at + 1]]
    for (let i = 0; i < count; i++) a[i] += b[i]
  },
  '-': (registers, at, count) => {
    const [a, b] = [registers[at], registers[at + 1]]
    for (let i = 0; i < count; i++) a[i] -= b[i]
  },
  '*': (registers, at, count) => {
    const [a, b] = [registers[at], registers[at + 1]]
    for (let i = 0; i < count; i++) a[i] *= b[i]
  },
  '/': (registers, at, count) => {
    const [a, b] = [registers[at], registers[at + 1]]
    for (let i = 0; i < count; i++) a[i] /= b[i]
  },
  '^': binary(power),
  '%%': binary(modulo),
  '%/%': binary((a, b) => Math.floor(a / b)),
  '<': comparison((a, b) => a < b),
  '<=': comparison((a, b) => a <= b),
  '>': comparison((a, b) => a > b),
  '>=': comparison((a, b) => a >= b),
  '==': comparison((a, b) => a === b),
  '!=': comparison((a, b) => a !== b),
  '&': binary(and),
  '|': binary(or),
}

export const negate: Kernel = unary((value) => -value)
export const not: Kernel = unary((value) => (Number.isNaN(value) ? NaN : value === 0 ? 1 : 0))
export const logarithmToBase: Kernel = binary((value, base) => {
  if (base === 2) return Math.log2(value)
  return base === 10 ? Math.log10(value) : Math.log(value) / Math.log(base)
})
export const roundToDigits: Kernel = binary(round)

/** Writes 1 where the value is among the given, else 0; a missing value is not among them. */
export const isAmong = (values: ReadonlySet<number>): Kernel => unary((value) => (values.has(value) ? 1 : 0))

/** test, yes, no: missing where the test is. */
export const choose: Kernel = (registers, at, count) => {
  const [test, yes, no] = [registers[at], registers[at + 1], registers[at + 2]]
  for (let i = 0; i < count; i++) {
    const decision = test[i]
    test[i] = Number.isNaN(decision) ? NaN : decision === 0 ? no[i] : yes[i]
  }
}

export function unary(apply: (value: number) => number): Kernel {
  return (registers, at, count) => {
    const values = registers[at]
    for (let i = 0; i < count; i++) values[i] = apply(values[i])
  }
}

function binary(apply: (a: number, b: number) => number): Kernel {
  return (registers, at, count) => {
    const [left, right] = [registers[at], registers[at + 1]]
    for (let i = 0; i < count; i++) left[i] = apply(left[i], right[i])
  }
}

function comparison(holds: (a: number, b: number) => boolean): Kernel {
  return binary((a, b) => (Number.isNaN(a) || Number.isNaN(b) ? NaN : holds(a, b) ? 1 : 0))
}

/** R's `^`: 1^y and x^0 are 1 even where the other is missing. */
function power(a: number, b: number): number {
  if (b === 2) return a * a
  return a === 1 ? 1 : a ** b
}

/** R's `%%`: the remainder has the sign of the divisor. */
function modulo(a: number, b: number): number {
  if (b === 0) return NaN
  const remainder = a % b
  return remainder !== 0 && remainder < 0 !== b < 0 ? remainder + b : remainder
}

/** R's three-valued logic: NA & FALSE is FALSE, NA | TRUE is TRUE. */
function and(a: number, b: number): number {
  if (a === 0 || b === 0) return 0
  return Number.isNaN(a) || Number.isNaN(b) ? NaN : 1
}

function or(a: number, b: number): number {
  if (isTrue(a) || isTrue(b)) return 1
  return Number.isNaN(a) || Number.isNaN(b) ? NaN : 0
}

const isTrue = (value: number): boolean => value !== 0 && !Number.isNaN(value)

/** R's `round(x, digits)` (4.0.0 on): the nearer of the two candidates with that many decimals, the even one of a tie. */
function round(value: number, digits: number): number {
  if (!Number.isFinite(value) || Number.isNaN(digits))
    return digits === Infinity ? value : value * (1 + 0 * digits)
  const places = Math.round(digits)
  if (places > 15 - Math.ceil(Math.log10(Math.abs(value) + 1e-300))) return value
  if (places < -308) return 0
  const scaled = places >= 0 ? value * 10 ** places : value / 10 ** -places
  const [down, up] = [Math.floor(scaled), Math.ceil(scaled)]
  const unscale = (whole: number): number => (places >= 0 ? whole / 10 ** places : whole * 10 ** -places)
  const [low, high] = [unscale(down), unscale(up)]
  const [below, above] = [value - low, high - value]
  return below < above || (below === above && down % 2 === 0) ? low : high
}
