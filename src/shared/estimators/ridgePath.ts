import type { DesignMatrix } from '../formula/designMatrix'
import { timesPowerOfTwo } from '../numeric/timesPowerOfTwo'
import type { PenaltyPath } from './fitResult'
import type { FoldedDesign } from './foldedDesign'
import { hasLeadingIntercept } from './frame'
import { interceptBehind } from './interceptBehind'
import type { RidgeSpectrum } from './ridgeSpectrum'

/** How many λ the trace has. */
const POINTS = 100
/** Between which shares of the slopes' degrees of freedom. */
const MOST = 0.99
const LEAST = 0.01
/** λ/Σw between which these are looked for. */
const SMALLEST = 1e-12
const LARGEST = 1e6

/**
 * The ridge trace (Hoerl and Kennard 1970): coefficients, effective degrees of freedom and GCV over λ, evenly spaced in its logarithm
 * from where the slopes have all but lost their degrees of freedom to where they have nearly all of them.
 */
export function ridgePath(spectrum: RidgeSpectrum, folded: FoldedDesign, design: DesignMatrix): PenaltyPath {
  const free = hasLeadingIntercept(design) ? 1 : 0
  const slopesDf = (logLambda: number): number => spectrum.at(Math.exp(logLambda)).effectiveDf - free
  const low = Math.log(SMALLEST * spectrum.totalWeight)
  const high = Math.log(LARGEST * spectrum.totalWeight)
  const all = slopesDf(low)
  const top = whereFallsTo(slopesDf, LEAST * all, { low, high })
  const bottom = whereFallsTo(slopesDf, MOST * all, { low, high })
  const lambda = Float64Array.from({ length: POINTS }, (_, k) =>
    Math.exp(top + ((bottom - top) * k) / (POINTS - 1)),
  )
  const points = Array.from(lambda, (value) => spectrum.at(value))
  return {
    lambda,
    effectiveDf: Float64Array.from(points, ({ effectiveDf }) => effectiveDf),
    gcv: Float64Array.from(points, ({ gcv }) => timesPowerOfTwo(gcv, spectrum.gcvPower)),
    coefficients: Array.from(lambda, (value) => interceptBehind(folded, design, spectrum.slopesAt(value))),
  }
}

/** Where a decreasing function falls to a value, to a thousandth. */
function whereFallsTo(
  value: (x: number) => number,
  level: number,
  range: { readonly low: number; readonly high: number },
): number {
  let { low, high } = range
  while (high - low > 1e-3) {
    const middle = (low + high) / 2
    if (value(middle) > level) low = middle
    else high = middle
  }
  return (low + high) / 2
}
