import type { ConditionIndex } from '../estimators/linearInference'
import type { LeastSquares } from '../estimators/leastSquares'
import { singularValues } from '../numeric/singularValues'
import { invertUpper } from './invertUpper'

/** More columns than this have a table that nobody reads, at a cost that everybody notices. */
const COLUMN_LIMIT = 100

/**
 * Condition indices μ₁ / μₖ of √w·X with its estimable columns, the intercept included and uncentred, scaled to length 1, and the
 * shares πⱼₖ = (vⱼₖ² / μₖ²) / Σₘ (vⱼₘ² / μₘ²) of each coefficient's variance that belong to them (Belsley, Kuh and Welsch 1980,
 * 3.2). Two or more shares above one half at an index above 30 tell which columns nearly depend on each other. Taken from R,
 * whose columns have the lengths and angles of X. Empty for more than 100 columns.
 */
export function conditionIndices({ rank, inverseR }: LeastSquares): ConditionIndex[] {
  if (rank === 0 || rank > COLUMN_LIMIT) return []
  const { values, vectors } = singularValues(withUnitColumns(invertUpper(inverseR, rank), rank), rank)
  const share = (j: number, k: number): number => (vectors[j * rank + k] / values[k]) ** 2
  const positions = Array.from(values, (_, k) => k)
  const totals = positions.map((j) => positions.reduce((sum, k) => sum + share(j, k), 0))
  return positions.map((k) => ({
    index: values[0] / values[k],
    proportions: positions.map((j) => share(j, k) / totals[j]),
  }))
}

function withUnitColumns(triangle: Float64Array, order: number): Float64Array {
  const scaled = triangle.slice()
  for (let k = 0; k < order; k++) {
    let norm = 0
    for (let i = 0; i <= k; i++) norm = Math.hypot(norm, triangle[i * order + k])
    for (let i = 0; i <= k; i++) scaled[i * order + k] /= norm
  }
  return scaled
}
