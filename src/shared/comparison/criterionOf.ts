import type { ComparedModel } from './comparison'
import type { Criterion } from './criterion'

/** A model's value of a criterion; NaN where it has none. */
export function criterionOf({ fit, crossValidation }: ComparedModel, criterion: Criterion): number {
  if (criterion === 'cvError') {
    return crossValidation.obstacle === null ? crossValidation.rootMeanSquareError : NaN
  }
  return fit?.[criterion] ?? NaN
}
