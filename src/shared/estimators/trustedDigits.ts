import type { ColumnNorms } from './columnNorms'
import type { Factorisation } from './factorisation'
import { roundingUnit } from './factorisation'
import type { FrameSolution } from './solveInFrame'

/** Decimal digits that every double holds. */
export const MOST_DIGITS = 15

interface ErrorBounds {
  /** |error| of each coefficient (frame units). */
  readonly coefficients: Float64Array
  /** Sizes that the digits of each coefficient are counted from. */
  readonly sizes: Float64Array
  /** Relative error of the standard errors. */
  readonly standardErrors: number
}

/** The share of a rounding that falls in the direction that near-collinearity magnifies; found in experiments. */
const SHARE = 0.15
/** A coefficient smaller than this part of its standard error is as good as 0, and 0 has no leading digit. */
export const INSIGNIFICANT = 1e-6

/**
 * What the rounding of the factorisation can do to the solution. Householder QR is exact for columns changed by about
 * `unit`·‖xₖ‖ and a response changed by unit·‖y‖ (Higham 2002, 19.3), hence, to first order,
 *
 *     |δβⱼ| ≤ unit · ‖(R⁻¹)ⱼ‖ · ( ‖y‖ + Σ|βₖ|‖xₖ‖ + ‖r‖ Σ ‖xₖ‖‖(R⁻¹)ₖ‖ )
 *
 * with the norms of the centred columns, which are the ones that were factorised. Roundings are taken as independent (their
 * squares add up), and of what exceeds 1/‖xⱼ‖ in ‖(R⁻¹)ⱼ‖ only `SHARE` counts.
 */
function boundErrors(
  { solution, norms, arithmetic, rows }: Factorisation,
  insignificant: number,
): ErrorBounds {
  const { rank, columns, inverse, centeredInverse, centeredCoefficients, residualNorm } = solution
  const unit = roundingUnit[arithmetic]
  let parts = norms.centered[norms.centered.length - 1]
  let magnified = 0
  const reach = new Float64Array(rank)
  for (let k = 0; k < rank; k++) {
    const length = norms.centered[columns[k]]
    const inverseNorm = rowNorm(centeredInverse, rank, k)
    parts = Math.hypot(parts, centeredCoefficients[k] * length)
    magnified = Math.hypot(magnified, length * inverseNorm)
    reach[k] = Math.hypot(length > 0 ? 1 / length : 0, SHARE * inverseNorm)
  }
  undoCentering(reach, solution, norms)
  const error = unit * Math.hypot(parts, residualNorm * magnified)
  const sigma = rows > rank ? residualNorm / Math.sqrt(rows - rank) : 0
  const sizes = solution.coefficients.map((coefficient, k) =>
    Math.max(
      Math.abs(coefficient),
      insignificant * sigma * rowNorm(inverse, rank, k),
      Number.EPSILON * parts * reach[k],
    ),
  )
  const residual = residualNorm > 0 ? parts / residualNorm : 0
  return {
    coefficients: reach.map((length) => error * length),
    sizes,
    standardErrors: unit * Math.hypot(1, SHARE * magnified, SHARE * residual),
  }
}

/** The intercept of the uncentred model inherits the errors of all slopes. */
function undoCentering(reach: Float64Array, { columns }: FrameSolution, { shift }: ColumnNorms): void {
  if (columns[0] !== 0) return
  for (let k = 1; k < columns.length; k++) {
    reach[0] = Math.hypot(reach[0], shift[columns[k]] * reach[k])
  }
}

function rowNorm(triangle: Float64Array, order: number, row: number): number {
  let norm = 0
  for (let k = row; k < order; k++) norm = Math.hypot(norm, triangle[k * order + row])
  return norm
}

/**
 * What the rounding of the data can do: values that are not integers stand for decimal numbers up to half a unit in the last
 * place away. Twice the standard deviation of the change of each coefficient. Where columns are computed from others their
 * roundings go together and mostly cancel, so only the response's is counted.
 */
function dataErrors({ solution, norms, precision, rows }: Factorisation): Float64Array {
  const { rank, columns, inverse, coefficients, residualNorm } = solution
  const response = norms.raw.length - 1
  let parts = precision.rounded[response] ? norms.raw[response] : 0
  for (let k = 0; k < rank; k++) {
    if (precision.computed || !precision.rounded[columns[k]]) continue
    const length = norms.raw[columns[k]]
    const turned = residualNorm * length * rowNorm(inverse, rank, k)
    parts = Math.hypot(parts, coefficients[k] * length, turned)
  }
  const error = (2 * ROUNDING_DEVIATION * parts) / Math.sqrt(Math.max(rows, 1))
  return coefficients.map((_, k) => error * rowNorm(inverse, rank, k))
}

/** Standard deviation of a rounding relative to the value: ulp/√12, the ulp being 0.72 ε of the value on average. */
const ROUNDING_DEVIATION = (0.72 * Number.EPSILON) / Math.sqrt(12)

/** Decimal digits of each estimable coefficient that survive the rounding of the arithmetic and of the data. */
export function trustedDigits(factorisation: Factorisation): Float64Array {
  const { coefficients, sizes } = boundErrors(factorisation, INSIGNIFICANT)
  const fromData = dataErrors(factorisation)
  return coefficients.map((error, k) => digitsOf(Math.hypot(error, fromData[k]), sizes[k]))
}

/**
 * The fewest digits that the arithmetic leaves in any coefficient or standard error. Those of a coefficient smaller than the part
 * `insignificant` of its standard error are counted from that part.
 */
export function digitsLeft(factorisation: Factorisation, insignificant = INSIGNIFICANT): number {
  const { coefficients, sizes, standardErrors } = boundErrors(factorisation, insignificant)
  return coefficients.reduce(
    (fewest, error, k) => Math.min(fewest, digitsOf(error, sizes[k])),
    digitsOf(standardErrors, 1),
  )
}

/** −log₁₀ of error / size, rounding of the result included, between 0 and what every double holds; nothing is lost of an exact 0. */
function digitsOf(error: number, size: number): number {
  const relative = size === 0 ? 0 : error / size
  if (relative >= 1) return 0
  return Math.min(MOST_DIGITS, -Math.log10(relative + 2 ** -53))
}
