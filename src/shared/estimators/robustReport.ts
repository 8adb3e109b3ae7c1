import type { RobustReport } from './fitResult'
import type { LeastSquares } from './leastSquares'

/** The scale and how many rows count little or nothing; nothing where the estimate is not robust. Rows of zero weight are not told of. */
export function robustReport({ robust, observations }: LeastSquares): RobustReport | undefined {
  if (robust === undefined) return undefined
  let lessThanHalf = 0
  let rejected = 0
  for (const weight of robust.rowWeights) {
    if (weight < 0.5) lessThanHalf++
    if (weight === 0) rejected++
  }
  const absent = robust.rowWeights.length - observations
  return {
    scale: robust.scale,
    objective: robust.objective,
    lessThanHalf: lessThanHalf - absent,
    rejected: rejected - absent,
  }
}
