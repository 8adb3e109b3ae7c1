import type { Estimator } from './estimator'
import { fitElastic } from './fitElastic'
import { crossValidationOptions, lambdaOption, standardizeOption } from './penaltyOptions'

/**
 * The elastic net (Zou and Hastie 2005), min 1/(2 Σw) Σ w (y − Xβ)² + λ (α Σ Dⱼ |βⱼ| + ½ (1 − α) Σ Dⱼ² βⱼ²) with D the predictors'
 * standard deviations (divisor n; 1 unless standardised), the intercept free: the objective of R's glmnet, whose λ for α < 1 is that of
 * a response divided by its standard deviation. λ is given or chosen by cross-validation. There is no inference, because the data chose
 * which coefficients are 0; at λ = 0 it is least squares.
 */
export const elasticNet: Estimator = {
  name: 'elastic-net',
  textKey: 'elastic-net',
  family: 'penalised',
  options: [
    lambdaOption,
    { kind: 'number', name: 'alpha', textKey: 'alpha', min: 0, max: 1, default: 0.5 },
    ...crossValidationOptions,
    standardizeOption,
  ],
  solve: fitElastic,
}
