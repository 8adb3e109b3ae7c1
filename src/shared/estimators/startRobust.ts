import type { DesignMatrix } from '../formula/designMatrix'
import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import { checkSolution } from './checkSolution'
import type { RobustBase } from './composeRobust'
import type { EstimationContext } from './estimator'
import { robustRows } from './robustRows'
import { solveLeastSquares } from './solveLeastSquares'
import { tooFewRows } from './tooFewRows'

/** Where every robust estimate begins: least squares, and the rows about it. */
export interface RobustStart extends RobustBase {
  /** Residuals of at most this size are the rounding of the response. */
  readonly rounding: number
}

/** This share of the response's standard deviation is rounding. */
const ROUNDING = 1e-13

export function startRobust(
  design: DesignMatrix,
  { onProgress, team }: EstimationContext,
): Result<RobustStart> {
  const refusal = tooFewRows(design)
  if (refusal) return fail(refusal)
  const leastSquares = solveLeastSquares(design, { onProgress, team })
  const failure = checkSolution(design, leastSquares)
  if (failure) return fail(failure)
  const rows = robustRows(design, leastSquares)
  const rounding = (ROUNDING * leastSquares.totalNorm) / Math.sqrt(leastSquares.observations)
  return ok({ design, leastSquares, rows, rounding })
}
