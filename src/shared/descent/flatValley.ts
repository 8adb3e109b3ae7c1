import { formatSignificant } from '../texts/formatNumber'
import { hessianAxes } from './modes'
import type { QuadraticLoss } from './quadraticLoss'
import { stability } from './stability'

/** Along which descent hardly gets on. */
export interface FlatValley {
  /** The direction as a combination of coefficients in descent coordinates, such as `x − 0.98 z`. */
  readonly direction: string
  /** How many times steeper the steepest direction is. */
  readonly conditionNumber: number
}

/** From here on a descent at the best rate needs more than a million steps for each factor of e. */
const FLAT = 1e6
/** Coefficients that have less of the direction than this share of the largest one are not named. */
const NAMED = 0.1
const NAMED_AT_MOST = 4

/** The flattest direction of a loss whose condition number is a million or more; null where there is none. */
export function flatValley(loss: QuadraticLoss): FlatValley | null {
  // A loss with corners has no Hessian.
  if (Number.isNaN(loss.hessianEigenvalues[0])) return null
  const { largestEigenvalue, flatDirections } = stability(loss)
  const smallest = loss.hessianEigenvalues[0]
  const conditionNumber = flatDirections > 0 && !(smallest > 0) ? Infinity : largestEigenvalue / smallest
  if (!(conditionNumber >= FLAT)) return null
  return { direction: describe(loss, flattestAxis(loss)), conditionNumber }
}

function flattestAxis(loss: QuadraticLoss): Float64Array {
  const { values, vectors } = hessianAxes(loss)
  const count = loss.terms.length
  const isFrozen = (axis: number): boolean =>
    loss.tuning !== undefined &&
    vectors
      .subarray(axis * count, (axis + 1) * count)
      .every((entry, j) => entry === 0 || loss.tuning?.frozen[j] === 1)
  let flattest = -1
  values.forEach((value, i) => {
    if (!isFrozen(i) && (flattest < 0 || value < values[flattest])) flattest = i
  })
  return vectors.subarray(flattest * count, (flattest + 1) * count)
}

function describe({ terms }: QuadraticLoss, axis: Float64Array): string {
  const order = Array.from(axis.keys()).sort((a, b) => Math.abs(axis[b]) - Math.abs(axis[a]))
  const lead = axis[order[0]]
  return order
    .map((j) => ({ term: terms[j], share: axis[j] / lead }))
    .filter(({ share }) => Math.abs(share) >= NAMED)
    .slice(0, NAMED_AT_MOST)
    .map(({ term, share }, place) => {
      const size = formatSignificant(Math.abs(share), 2, 'en')
      const written = size === '1' ? term : `${size} ${term}`
      if (place === 0) return written
      return share < 0 ? `− ${written}` : `+ ${written}`
    })
    .join(' ')
}
