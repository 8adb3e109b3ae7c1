import { devianceTerm, stirlingError } from './logGamma'

const TINY = 1e-300
const MAXIMUM_ITERATIONS = 1_000_000

/** P(a, x) = γ(a, x) / Γ(a), the regularised lower incomplete gamma function; a > 0, x ≥ 0. */
export function regularizedGammaLower(a: number, x: number): number {
  if (!(a > 0 && x >= 0)) return NaN
  if (x === Infinity) return 1
  return x < a + 1 ? lowerSeries(a, x) : 1 - upperFraction(a, x)
}

/** Q(a, x) = 1 − P(a, x), with its relative accuracy in the far tail. */
export function regularizedGammaUpper(a: number, x: number): number {
  if (!(a > 0 && x >= 0)) return NaN
  if (x === Infinity) return 0
  return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x)
}

/** xᵃ e⁻ˣ / Γ(a + 1), the Poisson density continued to real a (Loader 2000). */
function density(a: number, x: number): number {
  return Math.exp(-stirlingError(a) - devianceTerm(a, x)) / Math.sqrt(2 * Math.PI * a)
}

/** Abramowitz and Stegun 6.5.29. */
function lowerSeries(a: number, x: number): number {
  if (x === 0) return 0
  let term = 1
  let sum = 1
  for (let k = 1; k < MAXIMUM_ITERATIONS; k++) {
    term *= x / (a + k)
    sum += term
    if (term < sum * 1e-17) break
  }
  return density(a, x) * sum
}

/** Legendre's continued fraction by the modified Lentz method (DLMF 8.9.2). */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a
  let c = 1 / TINY
  let d = 1 / b
  let fraction = d
  for (let k = 1; k < MAXIMUM_ITERATIONS; k++) {
    const numerator = -k * (k - a)
    b += 2
    d = 1 / nonzero(numerator * d + b)
    c = nonzero(b + numerator / c)
    const change = c * d
    fraction *= change
    if (Math.abs(change - 1) <= 1e-16) break
  }
  return density(a, x) * a * fraction
}

const nonzero = (value: number): number => (Math.abs(value) < TINY ? TINY : value)
