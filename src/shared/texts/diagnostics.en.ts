/** The views of residuals: their titles, axes, and what they say below and to those who do not see them. */
export const diagnosticsEn = {
  rowOrder: 'row',
  noColumn: 'The table has no column {x}.',
  scaleLocation: 'Spread by fitted value (scale–location)',
  rootStandardized: '√ abs. standardized residual',
  scaleLocationText:
    'Roots of the absolute standardized residuals (from {yMin} to {yMax}) against the fitted values (from {xMin} to {xMax}), {count} points.',
  smoothText: 'The smooth runs from {start} to {end}.',
  smoothSample: 'The smooth follows a sample of {count} rows.',
  leverage: 'Residuals by leverage',
  leverageText:
    'Standardized residuals (from {yMin} to {yMax}) against the leverages (from {xMin} to {xMax}), {count} points.',
  contours: 'Dashed contours: Cook’s distance 4/n = {own}, 0.5 and 1.',
  noContours: 'A robust fit has no Cook’s distance: no contours.',
  addedVariable: 'Added-variable plot of {term}',
  givenOthers: '{name} given the others',
  addedVariableText:
    'What the other predictors leave of the response (from {yMin} to {yMax}) against what they leave of {term} (from {xMin} to {xMax}), {count} points.',
  addedSlope: 'The slope of the line is the coefficient of {term}, {slope}.',
  addedRobust:
    'Added-variable plots belong to least squares: the residuals of a robust fit are not orthogonal to the predictors.',
  addedPenalised:
    'Added-variable plots belong to least squares: under a penalty the residuals are not orthogonal to the predictors.',
  addedConstrained:
    'Added-variable plots belong to coefficients that are free: this model’s are bound by equations.',
  noPredictors: 'The model has no predictors.',
  componentResidual: 'Component plus residual of {term}',
  componentOf: 'component of {term}',
  componentPlusResidual: 'component + residual',
  componentText:
    'The part of {term} in the fitted values plus the residuals (from {yMin} to {yMax}), from {xMin} to {xMax} along the axis, {count} points.',
  componentNote:
    'Line: the part of the term in the fitted values. Dotted: a smooth of the points; where it leaves the line, the term may be curved.',
  componentInteraction:
    '{term} takes part in an interaction, so it has no part of its own in the fitted values. Choose a term that does not.',
  histogram: 'Histogram of the residuals',
  density: 'density',
  histogramText: 'Histogram of the {residual} (from {xMin} to {xMax}), {count} rows in {bars} bars.',
  fullestBar: 'The highest bar goes from {low} to {high} and holds {count} rows.',
  histogramNote:
    'Line: density by normal kernels, bandwidth {bandwidth}. Dashed: normal density with standard deviation {deviation}.',
  noScale:
    'These residuals are divided by their scale, which is 0 or not known here. Choose raw residuals, or another method.',
  noHistogram: 'There are no residuals to count: the model fits every row.',
  autocorrelation: 'Autocorrelation of the residuals',
  lag: 'lag in rows',
  autocorrelationOf: 'autocorrelation of the {residual}',
  autocorrelationText:
    'Autocorrelations of the {residual} in the order of the rows, lags 1 to {lags}; at lag 1 it is {first}.',
  autocorrelationBounds:
    'Dashed: ± {limit}, between which {level} % of them lie where the rows are independent. Of {lags} lags {beyond} lie beyond.',
  noAutocorrelation: 'There are too few residuals, or they do not vary.',
  quantileText:
    'Quantiles of the studentized residuals (from {yMin} to {yMax}) against normal quantiles (from {xMin} to {xMax}), {count} points.',
  pointwiseBand: 'Pointwise {level} % band: each point lies in it with that probability.',
  simultaneousBand: 'Simultaneous {level} % band: all points lie in it with that probability.',
  carriedBand: 'Its width was computed for up to {count} rows and is carried on from there.',
  noBand: 'No band: the distribution of these residuals is not known.',
} as const
