export const fit = {
  title: 'Fit',
  residuals: 'Residuals',
  threshold: 'Outlier threshold for the studentized residual',
  xAxis: 'Predictor on the x axis',
  emptyTitle: 'No model yet',
  emptyText:
    'Choose on the right what to explain, and on the left by which columns. The fit appears at once.',
} as const
