import { logGamma } from './logGamma'
import { betaKernel, regularizedBeta } from './incompleteBeta'
import { monotoneRoot } from './monotoneRoot'
import { normalQuantile, normalUpperTail } from './normal'

/** P(|T| > |t|) of Student's t with df > 0 degrees of freedom (Infinity is the normal), relative accuracy kept in the tails. */
export function studentTTwoSided(t: number, df: number): number {
  if (Number.isNaN(t) || !(df > 0)) return NaN
  const size = Math.abs(t)
  if (size === Infinity) return 0
  if (df === Infinity) return 2 * normalUpperTail(size)
  const ratio = size / Math.sqrt(df)
  // Where df is below 1, t/√df may overflow though t does not.
  if (ratio === Infinity) return farTail(size, df) * Math.pow(df, df / 2)
  if (ratio > FAR) return farTail(ratio, df)
  const square = ratio * ratio
  return regularizedBeta({ a: df / 2, b: 0.5, x: 1 / (1 + square), y: square / (1 + square) })
}

/** P(T > t). */
export function studentTUpperTail(t: number, df: number): number {
  const half = studentTTwoSided(t, df) / 2
  return t < 0 ? 1 - half : half
}

/** The t with P(T ≤ t) = p (R's `qt`); ±Infinity at 0 and 1, NaN outside. */
export function studentTQuantile(p: number, df: number): number {
  if (!(p >= 0 && p <= 1) || !(df > 0)) return NaN
  if (p === 0.5) return 0
  if (p > 0.5) return -studentTQuantile(1 - p, df)
  if (p === 0) return -Infinity
  if (df === Infinity) return normalQuantile(p)
  return -Math.exp(p < 0.25 ? logFromTail(2 * p, df) : logFromCenter(1 - 2 * p, df))
}

/** Beyond this t/√df the tail is its leading power: 1 + (df/t)² is 1. */
const FAR = 1e9

/** (√df/t)^df · 2 / (df · B(df/2, ½)). */
function farTail(ratio: number, df: number): number {
  const a = df / 2
  const inverseBeta = Math.exp(logGamma(a + 0.5) - logGamma(a)) / Math.sqrt(Math.PI)
  return (Math.pow(ratio, -df) * inverseBeta) / a
}

/** ln t from the two-sided tail probability, by Newton's method on its logarithm, which is nearly straight in ln t. */
function logFromTail(probability: number, df: number): number {
  const target = Math.log(probability)
  return monotoneRoot({
    value: (u) => Math.log(studentTTwoSided(Math.exp(u), df)) - target,
    slope: (u) => {
      const t = Math.exp(u)
      return t / Math.sqrt(df) > FAR ? -df : (-2 * kernel(u, df)) / studentTTwoSided(t, df)
    },
    start: Math.log(-normalQuantile(probability / 2)),
    low: -707,
    high: 709.7,
  })
}

/** ln t from the central probability P(|T| < t). */
function logFromCenter(probability: number, df: number): number {
  const target = Math.log(probability)
  const central = (u: number): number => {
    const { x, y } = betaCoordinates(u, df)
    return regularizedBeta({ a: 0.5, b: df / 2, x: y, y: x })
  }
  return monotoneRoot({
    value: (u) => target - Math.log(central(u)),
    slope: (u) => (-2 * kernel(u, df)) / central(u),
    start: Math.log(probability),
    low: -707,
    high: 709.7,
  })
}

/** x = df / (df + t²) and y = 1 − x at t = eᵘ. */
function betaCoordinates(u: number, df: number): { readonly x: number; readonly y: number } {
  const square = Math.exp(2 * u) / df
  return { x: 1 / (1 + square), y: square === Infinity ? 1 : square / (1 + square) }
}

function kernel(u: number, df: number): number {
  return betaKernel({ a: df / 2, b: 0.5, ...betaCoordinates(u, df) })
}
