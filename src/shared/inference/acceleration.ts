import type { LeastSquares } from '../estimators/leastSquares'
import type { BootstrapRows } from './bootstrapRows'

/**
 * BCa's acceleration of each estimable coefficient, Σ L³ / (6 (Σ L²)^1.5) with the jackknife's L = β − β₍ᵢ₎ (boot's `usual.jack`),
 * which leaving a row out gives in closed form: R⁻¹ q w e / (1 − h). Rows with a leverage of 1, without which β cannot be
 * estimated, are passed over.
 */
export function acceleration(
  { rank, inverseR }: LeastSquares,
  { count, values, leverage }: BootstrapRows,
): Float64Array {
  const squares = new Float64Array(rank)
  const cubes = new Float64Array(rank)
  const change = new Float64Array(rank)
  const width = rank + 1
  for (let i = 0; i < count; i++) {
    if (leverage[i] >= 1) continue
    const start = i * width
    const factor = values[start + rank] / (1 - leverage[i])
    for (let j = 0; j < rank; j++) {
      change[j] = 0
      for (let k = j; k < rank; k++) change[j] += inverseR[j * rank + k] * values[start + k]
    }
    for (let j = 0; j < rank; j++) {
      const influence = factor * change[j]
      squares[j] += influence * influence
      cubes[j] += influence * influence * influence
    }
  }
  return cubes.map((cube, j) => cube / (6 * squares[j] ** 1.5))
}
