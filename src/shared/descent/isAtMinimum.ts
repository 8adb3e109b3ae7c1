import type { QuadraticLoss } from './quadraticLoss'
import { stability } from './stability'
import type { Trajectory } from './trajectory'

/** Share of a coefficient, or of its way from the start, by which it may still miss the closed form. */
const AGREEMENT = 1e-10

/**
 * Whether a descent ended at the minimum, whatever the rule by which it stopped: each coefficient agrees with the closed form to 1e-10 of
 * its size or of the distance at which it started, whichever is larger.
 */
export function isAtMinimum(
  { closedForm }: QuadraticLoss,
  { coefficients, finalCoefficients }: Pick<Trajectory, 'coefficients' | 'finalCoefficients'>,
): boolean {
  return closedForm.every((best, j) => {
    const size = Math.max(Math.abs(best), Math.abs(coefficients[j] - best))
    return Math.abs(finalCoefficients[j] - best) <= AGREEMENT * size
  })
}

/** How much smaller than the others, in descent coordinates, a coefficient may be and still be counted in. */
const SMALL = 1e-2

/** The share of the start's gap that is left at most where every direction has come so near: λmin δ² ≤ gap, and the start's is at most λmax d². */
export const gapAtMinimum = (loss: QuadraticLoss): number =>
  (AGREEMENT * SMALL) ** 2 / stability(loss).conditionNumber
