import type { MethodTexts } from './textTypes'

/** The ways to fit a model, by their names in the registry. */
export const methodsEn: MethodTexts = {
  ols: 'Least squares',
  'ols-help':
    'The coefficients with the smallest sum of squared residuals, weighted where rows have weights.',
  ridge: 'Ridge',
  'ridge-help':
    'Least squares with a penalty on the squares of the coefficients: they shrink, and collinear predictors share their effect.',
  lasso: 'Lasso',
  'lasso-help':
    'Least squares with a penalty on the absolute coefficients: they shrink, and some become exactly 0.',
  'elastic-net': 'Elastic net',
  'elastic-net-help':
    'Between ridge and lasso: selects predictors, and keeps groups of collinear ones together.',
  nnls: 'Non-negative least squares',
  'nnls-help': 'Least squares among coefficients that are not negative, as for shares, amounts and spectra.',
  constrained: 'Constrained least squares',
  'constrained-help': 'Least squares among coefficients that satisfy linear equations and inequalities.',
}
