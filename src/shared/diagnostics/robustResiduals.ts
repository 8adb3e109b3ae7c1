import type { EstimationContext } from '../estimators/estimator'
import { mm } from '../estimators/mm'
import { readOptions } from '../estimators/registry'
import type { LeastSquares } from '../estimators/leastSquares'
import type { DesignMatrix } from '../formula/designMatrix'
import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'

interface RobustResidualsOptions {
  /** The fit that is asked itself if it is robust. @default none */
  readonly own?: LeastSquares
  /** Told how far the MM-estimate is. */
  readonly onProgress?: EstimationContext['onProgress']
}

/**
 * √w e / scale of every row for an MM-estimate of the same model, with the method's usual draws and seed, so that rows which drag a fit of
 * least squares to themselves stand out all the same. A fit that is an MM-estimate is asked itself by `own`. Where the scale is 0, the rows
 * that are not on the fit are infinitely far from it. The errors are those of the MM-estimate.
 */
export function robustResiduals(
  design: DesignMatrix,
  { own, onProgress }: RobustResidualsOptions = {},
): Result<Float64Array> {
  const estimated = own?.robust === undefined ? estimate(design, onProgress) : ok(own)
  if (!estimated.ok) return estimated
  const { robust } = estimated.value
  if (robust === undefined) return fail({ code: 'robust-undetermined' })
  const { scale, residuals, rowWeights } = robust
  const { weights } = design
  return ok(
    residuals.map((residual, i) =>
      scale > 0
        ? (residual * (weights ? Math.sqrt(weights[i]) : 1)) / scale
        : rowWeights[i] > 0
          ? 0
          : Infinity,
    ),
  )
}

function estimate(design: DesignMatrix, onProgress: EstimationContext['onProgress']): Result<LeastSquares> {
  const options = readOptions(mm, {})
  if (!options.ok) return options
  const solved = mm.solve(design, options.value, { onProgress })
  return solved.ok ? ok(solved.value.leastSquares) : solved
}
