import type { DesignMatrix } from '../formula/designMatrix'
import type { DoubleDoubles } from '../numeric/doubleDouble'
import { createDoubleDoubles, divideDoubleDouble, squareRootDoubleDouble } from '../numeric/doubleDouble'
import { dotDoubleDouble } from '../numeric/doubleDoubleVectors'
import type { FoldedDesign } from './foldedDesign'
import { hasLeadingIntercept } from './frame'

/** A column that varies by no more than this share of its size is constant. */
const CONSTANT = 1e-13

/**
 * The standard deviation of each column of [X, y], √(Σ w (x − x̄)² / Σ w), in frame units: about the mean in a model with an
 * intercept, about zero in one without. 0 for the intercept and for constant columns.
 */
export function columnDeviations(
  { triangle, totalWeight }: FoldedDesign,
  design: DesignMatrix,
): DoubleDoubles {
  const order = design.columnCount + 1
  const first = hasLeadingIntercept(design) ? 1 : 0
  const deviations = createDoubleDoubles(order)
  const out = new Float64Array(2)
  for (let j = first; j < order; j++) {
    const below = { values: triangle, start: j * order + first, stride: 1 }
    dotDoubleDouble(below, below, j + 1 - first, out)
    const mean = first === 1 ? triangle.high[j * order] : 0
    if (!(Math.sqrt(out[0]) > CONSTANT * Math.abs(mean))) continue
    divideDoubleDouble(out[0], out[1], totalWeight, 0, out)
    squareRootDoubleDouble(out[0], out[1], out)
    deviations.high[j] = out[0]
    deviations.low[j] = out[1]
  }
  return deviations
}
