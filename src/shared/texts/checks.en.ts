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
  'spread-allowed': 'The spread is uneven; the {errors} standard errors allow for it',
  'spread-remedy':
    'Transform the response (a logarithm, say), use weights, or take standard errors that allow for it.',
  'independence-title': 'Independence',
  'independence-ok': 'Neighbouring rows look independent',
  'independence-warn': 'Neighbouring residuals are alike or alternate (autocorrelation)',
  'independence-allowed':
    'Neighbouring residuals depend on each other; the {errors} standard errors allow for it',
  'independence-remedy':
    'If the rows are in order of time, model the trend, use lagged values, or take standard errors that allow for it. If their order means nothing, this check does not apply.',
  'normality-title': 'Normal residuals',
  'normality-ok': 'The residuals look normal',
  'normality-warn': 'The residuals are not normal',
  'normality-allowed': 'The residuals are not normal; the {errors} standard errors do not need them to be',
  'normality-remedy':
    'Look at the Q–Q plot: a few stray rows, or a skew that a transformation removes? With many rows the coefficients suffer little; with few, bootstrap intervals do not need normal residuals.',
  'collinearity-title': 'Collinearity',
  'collinearity-ok': 'The predictors can be told apart',
  'collinearity-warn': 'Predictors overlap: {term} is largely explained by the others',
  'collinearity-remedy': 'Take out one of the overlapping predictors, or combine them.',
  'collinearity-remedy-center':
    'Count {columns} from near the middle of the data: the overlap comes from powers or products of values far from zero, and the fit stays the same.',
  'precision-title': 'Digits',
  'precision-ok': 'The arithmetic has digits to spare',
  'precision-warn': 'Few digits of the coefficient of {term} can be trusted',
  'precision-remedy':
    'Count {columns} from near the middle of the data: the fit stays the same, and the digits lost to its distance from zero come back.',
  'precision-remedy-general':
    'Take out predictors that nearly follow from others. Values far from zero beside their spread spend their digits on what all rows share: record them from a start nearby. Other units change nothing, for the arithmetic scales the columns itself.',
  'rows-title': 'Rows that stand out',
  'rows-ok': 'No row stands out',
  'rows-warn': 'Rows that stand out: {count}',
  'rows-remedy': 'Look at each of them; exclude one only for a reason that can be stated.',
  'test-evidence': '{test}: {pValue}',
  'vif-evidence': 'Largest variance inflation factor: {value} ({term})',
  'precision-evidence': 'Trusted digits: at least {digits}; condition number {conditionNumber}',
  'rows-evidence': 'Outliers {outlier}, high leverage {highLeverage}, influential {influential}',
  'action-add-term': 'Add {term}',
  'action-remove-term': 'Take out {term}',
  'action-center': 'Centre {columns}',
  'action-standard-errors': 'Use {errors} standard errors',
  'action-show-rows': 'Show the rows',
}
