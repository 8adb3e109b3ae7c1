import type { Factorisation } from './factorisation'

/** Digits of a correctly rounded double. */
const MOST_DIGITS = 15.95

/** Relative rounding error of the factorisation: a few roundings of each arithmetic. */
export const DOUBLE_UNIT = 2 ** -52
export const DOUBLE_DOUBLE_UNIT = 2 ** -100

interface ErrorBounds {
  /** Relative error of each coefficient. */
  readonly coefficients: Float64Array
  /** Relative error of the standard errors. */
  readonly standardErrors: number
}

/**
 * What the rounding of the factorisation can do to the solution. Householder QR is exact for columns changed by about
 * `unit`·‖xₖ‖ and a response changed by unit·‖y‖ (Higham 2002, 19.3), hence, to first order,
 *
 *     |δβⱼ| ≤ unit · ‖(R⁻¹)ⱼ‖ · ( ‖y‖ + Σ|βₖ|‖xₖ‖ + ‖r‖ Σ ‖xₖ‖‖(R⁻¹)ₖ‖ )
 *
 * with the norms of the centred columns, which are the ones that were factorised.
 */
function boundErrors({ solution, norms, unit }: Factorisation): ErrorBounds {
  const { rank, columns, inverse, centeredInverse, centeredCoefficients, residualNorm } = solution
  let parts = norms.centered[norms.centered.length - 1]
  let spread = 0
  for (let k = 0; k < rank; k++) {
    const length = norms.centered[columns[k]]
    parts += Math.abs(centeredCoefficients[k]) * length
    spread += length * rowNorm(centeredInverse, rank, k)
  }
  const coefficients = Float64Array.from({ length: rank }, (_, j) => {
    const error = unit * rowNorm(inverse, rank, j) * (parts + residualNorm * spread)
    return error / Math.abs(solution.coefficients[j])
  })
  return { coefficients, standardErrors: unit * (spread + (residualNorm > 0 ? parts / residualNorm : 0)) }
}

function rowNorm(triangle: Float64Array, order: number, row: number): number {
  let norm = 0
  for (let k = row; k < order; k++) norm = Math.hypot(norm, triangle[k * order + row])
  return norm
}

/** Decimal digits of each estimable coefficient that the arithmetic vouches for. */
export function trustedDigits(factorisation: Factorisation): Float64Array {
  return boundErrors(factorisation).coefficients.map(digitsOf)
}

/** The fewest digits left in any coefficient or standard error. */
export function digitsLeft(factorisation: Factorisation): number {
  const { coefficients, standardErrors } = boundErrors(factorisation)
  return coefficients.reduce((fewest, error) => Math.min(fewest, digitsOf(error)), digitsOf(standardErrors))
}

/** −log₁₀ of a relative error and the rounding of the result, between 0 and what a double can hold. */
function digitsOf(relativeError: number): number {
  if (!(relativeError < 1)) return 0
  return Math.min(MOST_DIGITS, -Math.log10(relativeError + 2 ** -53))
}
