import { choleskyFactor, solveLower } from '../numeric/cholesky'
import type { SeededRandom } from '../numeric/seededRandom'
import type { BootstrapRows } from './bootstrapRows'

/** Writes a replicate of γ* − γ, γ = Rβ, to `change`; false where the resample does not determine it. */
export type Resample = (random: SeededRandom, change: Float64Array) => boolean

/**
 * Draws n rows with replacement and fits them: γ* − γ = (Σ q qᵀ)⁻¹ Σ q e over the draws. In the coordinates of the orthonormal rows
 * these normal equations are as well conditioned as the draw allows, whatever X is.
 */
export function resampleCases({ count, values }: BootstrapRows, rank: number): Resample {
  const drawn = new Int32Array(count)
  const products = new Float64Array(rank * rank)
  const width = rank + 1
  return (random, change) => {
    drawn.fill(0)
    for (let i = 0; i < count; i++) drawn[Math.floor(random.uniform() * count)]++
    products.fill(0)
    change.fill(0)
    for (let i = 0; i < count; i++) {
      const times = drawn[i]
      if (times === 0) continue
      const start = i * width
      const residual = values[start + rank]
      for (let j = 0; j < rank; j++) {
        const factor = times * values[start + j]
        for (let k = 0; k <= j; k++) products[j * rank + k] += factor * values[start + k]
        change[j] += factor * residual
      }
    }
    return solveNormalEquations(products, rank, change)
  }
}

/** Squared pivots below this, where the whole sample's are 1, are rounding: R's `lm` tolerance of 1e-7, with room. */
const SINGULAR = 1e-12

function solveNormalEquations(products: Float64Array, rank: number, change: Float64Array): boolean {
  const factor = choleskyFactor(products, rank)
  for (let k = 0; k < rank; k++) {
    if (!(factor[k * rank + k] ** 2 > SINGULAR)) return false
  }
  solveLower(factor, change, { order: rank, count: 1 })
  for (let k = rank - 1; k >= 0; k--) {
    for (let m = k + 1; m < rank; m++) change[k] -= factor[m * rank + k] * change[m]
    change[k] /= factor[k * rank + k]
  }
  return true
}

/**
 * Keeps X and draws the errors from the modified residuals √w e / √(1 − h), centred (Davison and Hinkley 1997, 6.3.2):
 * γ* − γ = Σ √w q r*. A residual of leverage 1 is none.
 */
export function resampleResiduals({ count, values, leverage }: BootstrapRows, rank: number): Resample {
  const width = rank + 1
  const residuals = leverage.map((own, i) => (own < 1 ? values[i * width + rank] / Math.sqrt(1 - own) : 0))
  const mean = residuals.reduce((sum, value) => sum + value, 0) / count
  for (let i = 0; i < count; i++) residuals[i] -= mean
  return (random, change) => {
    change.fill(0)
    for (let i = 0; i < count; i++) {
      const error = residuals[Math.floor(random.uniform() * count)]
      for (let k = 0; k < rank; k++) change[k] += values[i * width + k] * error
    }
    return true
  }
}
