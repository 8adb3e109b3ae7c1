import type { OptionTexts } from './textTypes'

/** The settings of the methods, and their choices. */
export const optionsEn: OptionTexts = {
  arithmetic: 'arithmetic',
  'arithmetic-help': 'how exactly to compute; automatic turns to more digits where the data need them',
  'arithmetic-auto': 'automatic',
  'arithmetic-double': 'double',
  'arithmetic-double-double': 'double-double',
  lambda: 'penalty λ',
  'lambda-help': 'weight of the penalty',
  alpha: 'mixing α',
  'alpha-help': 'share of the absolute coefficients in the penalty: 1 is the lasso, 0 is ridge',
  standardize: 'standardise predictors',
  'standardize-help': 'penalise the coefficients of predictors divided by their standard deviations',
  folds: 'folds',
  'folds-help': 'parts of the rows for cross-validation',
  seed: 'seed',
  'seed-help': 'decides which rows are in which fold; the same seed gives the same folds',
  rule: 'rule',
  'rule-help':
    'the λ with the smallest cross-validated error (min), or the largest within a standard error of it (1se)',
  'rule-min': 'smallest error',
  'rule-1se': 'within one standard error',
  'bound-intercept': 'bound the intercept too',
  'bound-intercept-help': 'the intercept must not be negative either',
  constraints: 'constraints',
  'constraints-help': 'conditions on the coefficients by term, such as: x1 + 2*x2 = 1; x3 >= 0',
  'constraints-example': 'x1 + 2*x2 = 1; x3 >= 0',
}
