import type { DesignMatrix } from '../formula/designMatrix'
import type { Bidiagonal } from '../numeric/bidiagonal'
import { bidiagonalise } from '../numeric/bidiagonal'
import type { FoldedDesign } from './foldedDesign'
import { hasLeadingIntercept } from './frame'
import { penalisedColumns } from './penalisedColumns'

/** What ridge regression gives at one λ. */
export interface RidgePoint {
  /** tr H, the intercept counted. */
  readonly effectiveDf: number
  /** n · RSS / (n − tr H)² in units of the frame; Infinity where next to nothing is left of n − tr H. */
  readonly gcv: number
}

/** Ridge regression of a design at every λ: each takes a time in proportion to the columns, whatever the rows. */
export interface RidgeSpectrum {
  /** Σ w, the scale on which λ counts. */
  readonly totalWeight: number
  /** The power of two that takes a GCV to the data's units. */
  readonly gcvPower: number
  at(lambda: number): RidgePoint
  /** One entry a column of X, the data's units; NaN where there is none, and for the intercept. */
  slopesAt(lambda: number): Float64Array
}

/** A smaller share of the degrees of freedom left over is lost in rounding. */
const SMALLEST_SHARE = 1e-6

/**
 * The penalised columns behind the intercept, each divided by what its coefficient is multiplied by in the penalty, in bidiagonal
 * form (Eldén 1977). `standardize` as in `penaltyInFrame`.
 */
export function ridgeSpectrum(
  folded: FoldedDesign,
  design: DesignMatrix,
  standardize: boolean,
): RidgeSpectrum {
  const first = hasLeadingIntercept(design) ? 1 : 0
  const penalised = penalisedColumns(folded, design, standardize)
  const { columns, matrix, response, unexplained } = penalised
  const reduced = bidiagonalise(matrix, columns.length, response)
  const meanWeight = folded.totalWeight / folded.rows
  return {
    totalWeight: folded.totalWeight,
    gcvPower: 2 * folded.frame.exponent[design.columnCount],
    at(lambda) {
      const { coefficients, trace } = solveBidiagonal(reduced, lambda * meanWeight)
      const residualNorm = Math.hypot(residualOf(reduced, coefficients), reduced.restNorm, unexplained)
      const effectiveDf = first + columns.length - lambda * meanWeight * trace
      const share = 1 - effectiveDf / folded.rows
      return {
        effectiveDf,
        gcv: share > SMALLEST_SHARE ? (residualNorm / share) ** 2 / folded.rows : Infinity,
      }
    },
    slopesAt(lambda) {
      const { coefficients } = solveBidiagonal(reduced, lambda * meanWeight)
      reduced.turnBack(coefficients)
      return penalised.toSlopes(coefficients)
    },
  }
}

/**
 * min ‖Bγ − b‖² + λ‖γ‖² by plane rotations of [B; √λ I] to an upper bidiagonal, and tr (BᵀB + λ)⁻¹, the squares of the rows of that
 * bidiagonal's inverse: row k is (eₖ − cₖ · row k + 1) / rₖ, whose parts are orthogonal (Eldén 1984).
 */
function solveBidiagonal(
  { diagonal, above, effects }: Bidiagonal,
  lambda: number,
): { readonly coefficients: Float64Array; readonly trace: number } {
  const order = diagonal.length
  const root = Math.sqrt(lambda)
  const radius = new Float64Array(order)
  const right = new Float64Array(order)
  const turned = new Float64Array(order)
  let below = root
  let belowEffect = 0
  for (let k = 0; k < order; k++) {
    radius[k] = Math.hypot(diagonal[k], below)
    const cosine = diagonal[k] / radius[k]
    const sine = below / radius[k]
    turned[k] = cosine * effects[k] + sine * belowEffect
    belowEffect = cosine * belowEffect - sine * effects[k]
    if (k + 1 === order) break
    right[k] = cosine * above[k]
    const fill = -sine * above[k]
    below = Math.hypot(root, fill)
    belowEffect = below > 0 ? (fill * belowEffect) / below : 0
  }
  let trace = 0
  let squares = 0
  for (let k = order - 1; k >= 0; k--) {
    if (k + 1 < order) turned[k] -= right[k] * turned[k + 1]
    turned[k] /= radius[k]
    squares = (1 + right[k] * right[k] * squares) / (radius[k] * radius[k])
    trace += squares
  }
  return { coefficients: turned, trace }
}

function residualOf({ diagonal, above, effects }: Bidiagonal, coefficients: Float64Array): number {
  let norm = 0
  for (let k = 0; k < coefficients.length; k++) {
    const next = k + 1 < coefficients.length ? above[k] * coefficients[k + 1] : 0
    norm = Math.hypot(norm, effects[k] - diagonal[k] * coefficients[k] - next)
  }
  return norm
}
