import type { DesignMatrix } from '../formula/designMatrix'
import { timesPowerOfTwo } from '../numeric/timesPowerOfTwo'
import type { FoldedDesign } from './foldedDesign'
import { hasLeadingIntercept } from './frame'

/**
 * Slopes with the intercept that is best for them, ȳ − Σ βⱼ x̄ⱼ, in its place; slopes are in the data's units, and NaN where there is
 * none. As they are in a model without an intercept.
 */
export function interceptBehind(
  folded: FoldedDesign,
  design: DesignMatrix,
  slopes: Float64Array,
): Float64Array {
  if (!hasLeadingIntercept(design)) return slopes
  const { frame, triangle } = folded
  const order = design.columnCount + 1
  const response = design.columnCount
  const power = frame.exponent[response]
  const coefficients = slopes.slice()
  let centered = triangle.high[response * order]
  let shift = frame.center[response]
  for (let j = 1; j < design.columnCount; j++) {
    if (!(slopes[j] !== 0 && Number.isFinite(slopes[j]))) continue
    centered -= triangle.high[j * order] * timesPowerOfTwo(slopes[j], frame.exponent[j] - power)
    shift -= frame.center[j] * slopes[j]
  }
  coefficients[0] = timesPowerOfTwo(centered / triangle.high[0], power - frame.exponent[0]) + shift
  return coefficients
}
