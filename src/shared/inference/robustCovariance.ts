import type { FittedModel } from '../diagnostics/fittedModel'
import { clusterMeat } from './clusterMeat'
import type { CovarianceEstimate } from './covarianceEstimate'
import { estimateFromWhitened } from './covarianceEstimate'
import type { HeteroscedasticKind } from './heteroscedasticMeat'
import { heteroscedasticMeat } from './heteroscedasticMeat'
import type { NeweyWestOptions } from './neweyWestMeat'
import { neweyWestMeat } from './neweyWestMeat'

/** Which departures from equal, independent errors the covariance is to withstand. */
export type RobustChoice =
  | { readonly kind: HeteroscedasticKind }
  | ({ readonly kind: 'newey-west' } & NeweyWestOptions)
  /** One code ≥ 0 for each used row. */
  | { readonly kind: 'cluster'; readonly codes: Int32Array }

/**
 * The sandwich covariance of the estimable coefficients: R⁻¹ M R⁻ᵀ, M summed from the scores w e q of the orthonormal rows, so
 * that nothing is lost to the conditioning of X. Streamed in blocks of rows. Definitions: sandwich's `vcovHC`, `NeweyWest` and
 * `vcovCL` (Zeileis 2004, 2020), weighted fits included; rows of zero weight do not count. NaN without residual degrees of
 * freedom where the definition divides by them, with a leverage of 1 from HC2 on, and with fewer than two clusters.
 */
export function robustCovariance(model: FittedModel, choice: RobustChoice): CovarianceEstimate {
  return estimateFromWhitened(choice.kind, model.leastSquares, meatOf(model, choice))
}

function meatOf(model: FittedModel, choice: RobustChoice): Float64Array {
  switch (choice.kind) {
    case 'newey-west':
      return neweyWestMeat(model, choice)
    case 'cluster':
      return clusterMeat(model, choice.codes)
    default:
      return heteroscedasticMeat(model, choice.kind)
  }
}
