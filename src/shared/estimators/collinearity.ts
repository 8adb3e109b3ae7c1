import type { ColumnNorms } from './columnNorms'
import type { Candidate, Verdict } from './revealRank'

/**
 * When does a column depend on others? Measured against the parts it would be made of, Σ|cₖ|‖xₖ‖ + ‖xⱼ‖: a remainder at the
 * rounding level of those parts is rounding. Columns of integers and columns computed in double-double are known exactly, so
 * only the others count as rounded data; that is why 10¹⁴ + {1 … n} is a column of its own, and fl(0.3·x₁ + 0.7·x₂) is not.
 */
export interface Parts {
  readonly centered: number
  readonly raw: number
  /** The share of `raw` that comes from columns known only to their last bit. */
  readonly rounded: number
}

export function measureParts(candidate: Candidate, norms: ColumnNorms, rounded: Uint8Array): Parts {
  const { centered, raw } = norms
  const own = candidate.column
  const parts = { centered: centered[own], raw: raw[own], rounded: rounded[own] ? raw[own] : 0 }
  const coefficients = rawDependency(candidate, norms)
  candidate.accepted.forEach((column, k) => {
    const part = Math.abs(coefficients[k]) * raw[column]
    parts.centered += Math.abs(candidate.dependency[k]) * centered[column]
    parts.raw += part
    if (rounded[column]) parts.rounded += part
  })
  return parts
}

/** The dependency's coefficients for the columns as the data have them (frame units), centering undone. */
export function rawDependency(candidate: Candidate, { shift }: ColumnNorms): Float64Array {
  const coefficients = candidate.dependency.slice()
  if (candidate.accepted[0] !== 0) return coefficients
  coefficients[0] += shift[candidate.column]
  for (let k = 1; k < coefficients.length; k++) {
    coefficients[0] -= coefficients[k] * shift[candidate.accepted[k]]
  }
  return coefficients
}

/** Remainders below this share of the rounded parts are rounding. */
const ROUNDING = 8 * Number.EPSILON
/** Rounding of the double-double factorisation itself. */
const DOUBLE_DOUBLE_ROUNDING = 2 ** -92
/** Below these the double factorisation cannot tell; the decision is left to double-double. */
const UNCERTAIN_CENTERED = 1e-11
const UNCERTAIN_RAW = 32 * Number.EPSILON
/** Where only double may be used, remainders below this are taken for its own rounding. */
const DOUBLE_ROUNDING = 2 ** -44

export function judgeInDouble(candidate: Candidate, parts: Parts): Verdict {
  if (parts.centered === 0) return 'dependent'
  const { residualNorm } = candidate
  const unclear =
    residualNorm <= UNCERTAIN_CENTERED * parts.centered || residualNorm <= UNCERTAIN_RAW * parts.raw
  return unclear ? 'uncertain' : 'independent'
}

export function judgeInDoubleOnly(candidate: Candidate, parts: Parts): Verdict {
  const limit = Math.max(DOUBLE_ROUNDING * parts.centered, ROUNDING * parts.raw)
  return candidate.residualNorm <= limit ? 'dependent' : 'independent'
}

export function judgeInDoubleDouble(candidate: Candidate, parts: Parts): Verdict {
  const limit = ROUNDING * parts.rounded + DOUBLE_DOUBLE_ROUNDING * parts.raw
  return candidate.residualNorm <= limit ? 'dependent' : 'independent'
}
