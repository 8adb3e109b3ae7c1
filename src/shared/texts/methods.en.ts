import type { MethodTexts } from './textTypes'

/** The ways to fit a model, by their names in the registry. */
export const methodsEn: MethodTexts = {
  'family-squares': 'Least squares',
  'family-penalised': 'Penalised',
  'family-robust': 'Robust',
  'family-quantile': 'Quantiles',
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
  huber: 'Huber',
  'huber-help':
    'Robust: large residuals count by their size instead of their square. Withstands outliers in the response, not in the predictors.',
  bisquare: 'Tukey bisquare',
  'bisquare-help':
    'Robust: the farther off a row, the less it counts, beyond a limit not at all. Begins at least squares.',
  lad: 'Least absolute deviations',
  'lad-help': 'Robust: the smallest sum of absolute residuals; half of the rows lie on each side of the fit.',
  quantile: 'Quantile regression',
  'quantile-help': 'A chosen share of the rows lies below the fit: how the low or the high responses change.',
  lts: 'Least trimmed squares',
  'lts-help': 'Least squares on the rows that fit best, at least half of them; the others do not count.',
  'theil-sen': 'Theil–Sen',
  'theil-sen-help':
    'Robust: the median of the slopes of all pairs of rows; with several predictors a median of fits through a few rows.',
  ransac: 'RANSAC',
  'ransac-help':
    'Least squares on the rows that agree with the best of many fits through a few rows at random; the others do not count.',
  mm: 'MM estimate',
  'mm-help':
    'Robust: withstands outliers in the response and in the predictors, up to half of the rows, and is nearly as precise as least squares without any.',
  hampel: 'Hampel',
  'hampel-help':
    'Robust: rows count in full, then by their size, then less and less, beyond a limit not at all. Begins at least squares.',
}
