/** The views of residuals: their titles, axes, and what they say below and to those who do not see them. */
export const diagnosticsEn = {
  residuals: 'Residuals by {x}',
  rowOrder: 'row',
  scaleLocation: 'Spread by fitted value (scale–location)',
  rootStandardized: '√ of the absolute standardized residual',
  scaleLocationText:
    'Roots of the absolute standardized residuals (from {yMin} to {yMax}) against the fitted values (from {xMin} to {xMax}), {count} points.',
  smoothText: 'The smooth runs from {start} to {end}.',
  smoothSample: 'The smooth follows a sample of {count} rows.',
  leverage: 'Residuals by leverage',
  leverageText:
    'Standardized residuals (from {yMin} to {yMax}) against the leverages (from {xMin} to {xMax}), {count} points.',
  contours: 'Dashed contours: Cook’s distance 4/n = {own}, 0.5 and 1.',
  noContours: 'A robust fit has no Cook’s distance: no contours.',
  quantileText:
    'Quantiles of the studentized residuals (from {yMin} to {yMax}) against normal quantiles (from {xMin} to {xMax}), {count} points.',
  pointwiseBand: 'Pointwise {level} % band: each point lies in it with that probability.',
  simultaneousBand: 'Simultaneous {level} % band: all points lie in it with that probability.',
  noBand: 'No band: the distribution of these residuals is not known.',
} as const
