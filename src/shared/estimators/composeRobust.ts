import type { DesignMatrix } from '../formula/designMatrix'
import { residualsOf } from '../robust/regressionRows'
import type { LeastSquares } from './leastSquares'
import type { RobustPart } from './robustPart'
import type { RobustRows } from './robustRows'
import { rowResidual } from './rowResidual'
import { INSIGNIFICANT } from './trustedDigits'

/** A robust estimate in the coordinates of `robustRows`. */
export interface RobustSolution extends Pick<RobustPart, 'scale' | 'whitened' | 'objective'> {
  /** γ. */
  readonly coefficients: Float64Array
  /** One entry for each of the rows that have a weight. */
  readonly rowWeights: Float64Array
  /** Rows whose residual is 0 by construction. @default none */
  readonly exactRows?: readonly number[]
}

export interface RobustBase {
  readonly design: DesignMatrix
  readonly leastSquares: LeastSquares
  readonly rows: RobustRows
}

/** Takes a robust estimate back to the design's coefficients, β = β₀ + R⁻¹γ, in the shape of a least-squares solution. */
export function composeRobust(base: RobustBase, solution: RobustSolution): LeastSquares {
  const { design, leastSquares, rows } = base
  const { coefficients: gamma, exactRows = [] } = solution
  const scaled = new Float64Array(rows.count)
  residualsOf(rows, gamma, scaled)
  for (const row of exactRows) scaled[row] = 0
  const moved = moveCoefficients(design, leastSquares, gamma)
  const residualNorm = norm(scaled)
  return {
    ...leastSquares,
    ...moved,
    trustedDigits: digitsAfter(base, moved.coefficients, solution),
    residualNorm,
    rss: residualNorm * residualNorm,
    orthogonal: false,
    ordinary: leastSquares,
    robust: {
      scale: solution.scale,
      whitened: solution.whitened,
      objective: solution.objective,
      residuals: usedResiduals(base, { ...leastSquares, ...moved }, scaled),
      rowWeights: usedWeights(base, solution.rowWeights),
    },
  }
}

function moveCoefficients(
  { hasIntercept }: DesignMatrix,
  { columns, coefficients: before, inverseR, centered }: LeastSquares,
  gamma: Float64Array,
): Pick<LeastSquares, 'coefficients' | 'centered'> {
  const coefficients = before.slice()
  const moved = timesInverse(inverseR, gamma)
  columns.forEach((column, k) => (coefficients[column] += moved[k]))
  const isShifted = hasIntercept && columns[0] === 0
  const shift = isShifted ? timesInverse(centered.inverseR, gamma)[0] : 0
  return { coefficients, centered: { ...centered, intercept: centered.intercept + shift } }
}

function timesInverse(inverse: Float64Array, gamma: Float64Array): Float64Array {
  const rank = gamma.length
  return gamma.map((_, j) => {
    let sum = 0
    for (let k = j; k < rank; k++) sum += inverse[j * rank + k] * gamma[k]
    return sum
  })
}

/** √Σ e², by the largest, so that the squares neither overflow nor vanish. */
function norm(values: Float64Array): number {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  if (largest === 0) return 0
  return largest * Math.sqrt(values.reduce((sum, value) => sum + (value / largest) ** 2, 0))
}

/**
 * What the rounding of Q, of z and the last step of an iteration leave uncertain, beside what least squares did. Of a coefficient that is as
 * good as 0 beside the spread of the residuals the digits are counted from there.
 */
function digitsAfter(
  { leastSquares, rows }: RobustBase,
  coefficients: Float64Array,
  { coefficients: gamma, scale }: RobustSolution,
): Float64Array {
  const { rank, columns, inverseR, trustedDigits, conditionNumber } = leastSquares
  const spread = Math.max(scale, leastSquares.residualNorm / Math.sqrt(leastSquares.observations))
  const largest = rows.response.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  const noise = Number.EPSILON * (conditionNumber * Math.hypot(...gamma) + largest * Math.sqrt(rank))
  const digits = trustedDigits.slice()
  columns.forEach((column, k) => {
    const reach = Math.hypot(...inverseR.subarray(k * rank, (k + 1) * rank))
    const size = Math.max(Math.abs(coefficients[column]), INSIGNIFICANT * spread * reach)
    const error = noise * reach
    const own = error > 0 ? Math.log10(size / error) : Infinity
    digits[column] = Math.max(0, Math.min(digits[column], own))
  })
  return digits
}

/** e of every used row, from √w e where w is not 0. */
function usedResiduals(
  { design }: RobustBase,
  leastSquares: Pick<LeastSquares, 'columns' | 'coefficients' | 'centered'>,
  scaled: Float64Array,
): Float64Array {
  const { rowCount, weights } = design
  if (weights === undefined) return scaled
  const residuals = new Float64Array(rowCount)
  for (let i = 0, at = 0; i < rowCount; i++) {
    residuals[i] =
      weights[i] > 0 ? scaled[at++] / Math.sqrt(weights[i]) : rowResidual(design, leastSquares, i)
  }
  return residuals
}

/** Rows of zero weight count for nothing. */
function usedWeights({ design, rows }: RobustBase, own: Float64Array): Float64Array {
  if (rows.places === null) return own
  const all = new Float64Array(design.rowCount)
  rows.places.forEach((place, i) => (all[place] = own[i]))
  return all
}
