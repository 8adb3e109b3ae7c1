import type { CheckTexts } from './textTypes'

export const checksEn: CheckTexts = {
  'linearity-title': 'Linearity',
  'linearity-ok': 'No curve is left in the residuals',
  'linearity-warn': 'The residuals curve: the relation is not a straight one',
  'linearity-remedy': 'Add a squared term such as I({term}^2), or transform a variable.',
  'linearity-remedy-general': 'Transform the response or a predictor, or add a curved term.',
  'spread-title': 'Even spread',
  'spread-ok': 'The spread is even',
  'spread-warn': 'The spread is uneven: it changes with the fitted value',
  'spread-remedy': 'Transform the response (a logarithm, say), or use weights.',
  'independence-title': 'Independence',
  'independence-ok': 'Neighbouring rows look independent',
  'independence-warn': 'Neighbouring residuals are alike or alternate (autocorrelation)',
  'independence-remedy':
    'If the rows are in order of time, model the trend or use lagged values. If their order means nothing, this check does not apply.',
  'normality-title': 'Normal residuals',
  'normality-ok': 'The residuals look normal',
  'normality-warn': 'The residuals are not normal',
  'normality-remedy':
    'Look at the Q–Q plot: a few stray rows, or a skew that a transformation removes? With many rows the coefficients suffer little.',
  'collinearity-title': 'Collinearity',
  'collinearity-ok': 'The predictors can be told apart',
  'collinearity-warn': 'Predictors overlap: {term} is largely explained by the others',
  'collinearity-remedy': 'Take out one of the overlapping predictors, or combine them.',
  'rows-title': 'Rows that stand out',
  'rows-ok': 'No row stands out',
  'rows-warn': 'Rows that stand out: {count}',
  'rows-remedy': 'Look at each of them; exclude one only for a reason that can be stated.',
  'test-evidence': '{test}: {pValue}',
  'vif-evidence': 'Largest variance inflation factor: {value} ({term})',
  'rows-evidence': 'Outliers {outlier}, high leverage {highLeverage}, influential {influential}',
}
