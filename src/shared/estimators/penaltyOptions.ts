import type { EstimatorOption } from './estimator'

/** Settings that penalised estimators share. */
export const LARGEST_PENALTY = 1e300

export const standardizeOption: EstimatorOption = {
  kind: 'boolean',
  name: 'standardize',
  textKey: 'standardize',
  default: true,
}
