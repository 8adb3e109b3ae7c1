import type { DesignMatrix } from '../formula/designMatrix'
import type { Result } from '../outcome/result'
import { iterateNorm } from '../robust/iterateNorm'
import { normErrors } from '../robust/normErrors'
import type { RobustNorm } from '../robust/robustNorm'
import type { Estimation } from './estimation'
import type { EstimationContext } from './estimator'
import { finishRobust } from './finishRobust'
import { progressInParts } from './progressInParts'
import { startRobust } from './startRobust'

/**
 * The M-estimate of a norm (Huber 1973), Σ ψ(√w e / σ) √w x = 0 with σ = median √w|e| / 0.6745 estimated along with it: MASS' `rlm`, run
 * until nothing changes. Standard errors are those of `summary.rlm`.
 */
export function solveNorm(
  design: DesignMatrix,
  { norm, isConvex }: { readonly norm: RobustNorm; readonly isConvex: boolean },
  context: EstimationContext,
): Result<Estimation> {
  const part = progressInParts(context.onProgress)
  const started = startRobust(design, { ...context, onProgress: part(0.3) })
  if (!started.ok) return started
  const { rows, rounding } = started.value
  const estimate = iterateNorm(rows, norm, { smallestScale: rounding, isConvex, onProgress: part(0.7) })
  const { residuals, scale, iterations, converged } = estimate
  return finishRobust(started.value, {
    ...estimate,
    rowWeights: residuals.map((residual) => norm.weights(residual / scale)),
    whitened: normErrors(rows, norm, estimate),
    iteration: { count: iterations, converged },
  })
}
