import { median, selectRank } from '../numeric/median'

/** Φ⁻¹(3/4) as MASS' `rlm` rounds it. */
const NORMAL_QUARTILE = 0.6745

/**
 * median |e| / 0.6745, about 0: estimates σ of normal errors. `scratch` is overwritten. Where `guess` is near it, only the residuals about
 * it are looked at closely.
 */
export function medianDeviation(residuals: Float64Array, scratch: Float64Array, guess = 0): number {
  if (guess > 0) {
    const found = medianNear(residuals, scratch, NORMAL_QUARTILE * guess)
    if (found !== null) return found / NORMAL_QUARTILE
  }
  for (let i = 0; i < residuals.length; i++) scratch[i] = Math.abs(residuals[i])
  return median(scratch) / NORMAL_QUARTILE
}

/** How far from a guess the median may be, as a share of it. */
const NEAR = 0.03

/** The median of |e|, of an even number the mean of the two in the middle; null where they are not both near the guess. */
function medianNear(residuals: Float64Array, scratch: Float64Array, guess: number): number | null {
  const [low, high] = [guess * (1 - NEAR), guess * (1 + NEAR)]
  const { length } = residuals
  let below = 0
  let near = 0
  for (let i = 0; i < length; i++) {
    const size = Math.abs(residuals[i])
    // Every other size is below, in no order: a sum that asks nothing is three times as fast as a branch.
    const isBelow = Number(size < low)
    below += isBelow
    if (isBelow + Number(size > high) > 0) continue
    if (Number.isNaN(size)) return null
    scratch[near++] = size
  }
  const upperRank = (length >> 1) - below
  const lowerRank = ((length - 1) >> 1) - below
  if (lowerRank < 0 || upperRank >= near) return null
  const values = scratch.subarray(0, near)
  const upper = selectRank(values, upperRank)
  if (lowerRank === upperRank) return upper
  let lower = -Infinity
  for (let i = 0; i < upperRank; i++) if (values[i] > lower) lower = values[i]
  return lower / 2 + upper / 2
}
