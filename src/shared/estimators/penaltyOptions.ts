import type { EstimatorOption } from './estimator'

/** Settings that penalised estimators share. */
const LARGEST_PENALTY = 1e300

export const lambdaOption: EstimatorOption = {
  kind: 'number',
  name: 'lambda',
  textKey: 'lambda',
  min: 0,
  max: LARGEST_PENALTY,
  default: null,
}

export const standardizeOption: EstimatorOption = {
  kind: 'boolean',
  name: 'standardize',
  textKey: 'standardize',
  default: true,
}

/** How cross-validation chooses λ where it is not given. */
export const crossValidationOptions: readonly EstimatorOption[] = [
  { kind: 'choice', name: 'rule', textKey: 'rule', choices: ['min', '1se'], default: 'min' },
  { kind: 'integer', name: 'folds', textKey: 'folds', min: 2, max: 100, default: 10 },
  { kind: 'integer', name: 'seed', textKey: 'seed', min: 0, max: Number.MAX_SAFE_INTEGER, default: 1 },
]
