import { median } from '../numeric/median'

/** Tukey's ρ with supremum 1, for a breakdown point of one half: consistent for normal errors at this c (robustbase's `tuning.chi`). */
const HALF_BREAKDOWN = 1.54764

/** The share of the largest ρ that the mean of ρ is to have. */
export const SHARE = 0.5

/** ρ(u) / ρ(∞) of the bisquare of the S-estimate. */
export function boundedLoss(u: number): number {
  const t = u / HALF_BREAKDOWN
  const square = t * t
  return square >= 1 ? 1 : square * (3 + square * (-3 + square))
}

/** Its derivative. */
export function boundedLossSlope(u: number): number {
  const t = u / HALF_BREAKDOWN
  const left = 1 - t * t
  return left > 0 ? (6 * t * left * left) / HALF_BREAKDOWN : 0
}

/** The weights of the least squares that lower the scale: ψ(u) / u up to a factor. */
export function boundedLossWeight(u: number): number {
  const left = 1 - (u / HALF_BREAKDOWN) ** 2
  return left > 0 ? left * left : 0
}

/** Σ ρ(e/s) / (n − r) − 1/2: 0 at the M-scale, below it where s is too large. */
export function scaleExcess(residuals: Float64Array, scale: number, rank: number): number {
  let sum = 0
  for (let i = 0; i < residuals.length; i++) sum += boundedLoss(residuals[i] / scale)
  return sum / (residuals.length - rank) - SHARE
}

/** One step towards the M-scale: s √(mean ρ / (1/2)). */
export function improveScale(residuals: Float64Array, scale: number, rank: number): number {
  return scale * Math.sqrt((scaleExcess(residuals, scale, rank) + SHARE) / SHARE)
}

/** To begin with: median |e| / 0.6745, or where that is 0 the mean of |e|. */
export function firstScale(residuals: Float64Array): number {
  const sizes = residuals.map(Math.abs)
  return median(sizes) / 0.6745 || sizes.reduce((sum, size) => sum + size, 0) / sizes.length
}

const MOST_STEPS = 200

/** The M-scale s of residuals, Σ ρ(e/s) / (n − r) = 1/2, by Newton's method; 0 where so many are 0 that there is none. */
export function solveScale(residuals: Float64Array, rank: number, start = firstScale(residuals)): number {
  let scale = start
  for (let step = 0; step < MOST_STEPS && scale > 0; step++) {
    const next = newtonScale(residuals, scale, rank)
    const isSettled = Math.abs(next - scale) <= 1e-14 * scale
    scale = next
    if (isSettled) break
  }
  return scale
}

/** A step of Newton's; at most to the double of a scale that is too small, and where it is no help one that always leads closer. */
function newtonScale(residuals: Float64Array, scale: number, rank: number): number {
  let loss = 0
  let slope = 0
  for (let i = 0; i < residuals.length; i++) {
    const u = residuals[i] / scale
    loss += boundedLoss(u)
    slope += boundedLossSlope(u) * u
  }
  const share = loss / (residuals.length - rank)
  const ratio = 1 + (share - SHARE) / (slope / (residuals.length - rank))
  if (share > SHARE) return scale * Math.min(2, ratio)
  return scale * (ratio > 0.5 ? ratio : Math.sqrt(share / SHARE))
}
