import { devianceTerm, stirlingError } from './logGamma'

const MAXIMUM_ITERATIONS = 1_000_000

export interface BetaArguments {
  readonly a: number
  readonly b: number
  /** x and y = 1 − x, both given, because one of them may be too close to 1 to know the other from it. */
  readonly x: number
  readonly y: number
}

/**
 * I_x(a, b), the regularised incomplete beta function; a, b ≥ ½. Keeps its relative accuracy down to the smallest doubles.
 * Loader's (2000) saddle-point form of xᵃ yᵇ / B(a, b) times the continued fraction of DiDonato and Morris (1992, TOMS 708).
 */
export function regularizedBeta({ a, b, x, y }: BetaArguments): number {
  if (!(a > 0 && b > 0 && x >= 0 && y >= 0)) return NaN
  if (x === 0) return 0
  if (y === 0) return 1
  const lambda = x < y ? a - (a + b) * x : (a + b) * y - b
  return lambda >= 0 ? lowerPart({ a, b, x, y }, lambda) : 1 - lowerPart({ a: b, b: a, x: y, y: x }, -lambda)
}

function lowerPart(at: BetaArguments, lambda: number): number {
  return betaKernel(at) * continuedFraction(at, lambda)
}

/** xᵃ yᵇ / B(a, b): the derivative of I_x(a, b) by ln(x / y). */
export function betaKernel({ a, b, x, y }: BetaArguments): number {
  const n = a + b
  const exponent =
    stirlingError(n) - stirlingError(a) - stirlingError(b) - devianceTerm(a, n * x) - devianceTerm(b, n * y)
  return Math.exp(exponent) * Math.sqrt((a / n) * (b / (2 * Math.PI)))
}

/** `lambda` is a − (a + b)x ≥ 0, given because it may cancel. */
function continuedFraction({ a, b, x, y }: BetaArguments, lambda: number): number {
  const c = 1 + lambda
  const c1 = 1 + 1 / a
  let numerator = 1
  let denominator = c / c1
  let lastNumerator = 0
  let lastDenominator = 1
  let fraction = c1 / c
  let p = 1
  for (let n = 1; n < MAXIMUM_ITERATIONS; n++) {
    const s = a + 2 * n - 1
    const t = n / a
    const w = n * (b - n) * x
    const alpha = p * (p + b / a) * (a / s) * (a / s) * (w * x)
    const beta = n + w / s + ((t + 1) / (c1 + 2 * t)) * (c + n * (1 + y))
    p = t + 1
    const nextNumerator = alpha * lastNumerator + beta * numerator
    const nextDenominator = alpha * lastDenominator + beta * denominator
    const next = nextNumerator / nextDenominator
    if (Math.abs(next - fraction) <= 1e-16 * next) return next
    fraction = next
    lastNumerator = numerator / nextDenominator
    lastDenominator = denominator / nextDenominator
    numerator = next
    denominator = 1
  }
  return fraction
}
