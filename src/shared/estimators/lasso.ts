import type { Estimator } from './estimator'
import { fitElastic } from './fitElastic'
import { crossValidationOptions, lambdaOption, standardizeOption } from './penaltyOptions'

/**
 * The lasso (Tibshirani 1996), min 1/(2 Σw) Σ w (y − Xβ)² + λ Σ Dⱼ |βⱼ| with D the predictors' standard deviations (divisor n; 1 unless
 * standardised), the intercept free: R's glmnet with the same λ. The elastic net with α = 1.
 */
export const lasso: Estimator = {
  name: 'lasso',
  textKey: 'lasso',
  family: 'penalised',
  options: [lambdaOption, ...crossValidationOptions, standardizeOption],
  solve: (design, options, context) => fitElastic(design, { ...options, alpha: 1 }, context),
}
