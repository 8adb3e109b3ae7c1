import { median } from '../numeric/median'

/** Φ⁻¹(3/4) as MASS' `rlm` rounds it. */
const NORMAL_QUARTILE = 0.6745

/** median |e| / 0.6745, about 0: estimates σ of normal errors. `scratch` is overwritten. */
export function medianDeviation(residuals: Float64Array, scratch: Float64Array): number {
  for (let i = 0; i < residuals.length; i++) scratch[i] = Math.abs(residuals[i])
  return median(scratch) / NORMAL_QUARTILE
}
