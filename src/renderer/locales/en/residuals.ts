export const residuals = {
  view: 'What this chart shows',
  views: {
    residuals: 'Residuals',
    quantile: 'Normal Q–Q plot',
    'scale-location': 'Scale–location',
    leverage: 'Leverage and Cook’s distance',
  },
  axis: 'Residuals over',
  overFitted: 'by fitted value',
  overOrder: 'by row order',
  overColumn: 'by {name}',
  band: 'Band',
  bands: { pointwise: 'pointwise band', simultaneous: 'simultaneous band' },
  kind: 'Kind of residual',
  studentized: 'studentized',
  kinds: { studentized: 'studentized', standardized: 'standardized', raw: 'raw' },
  flagged: 'No row stands out | {count} row stands out | {count} rows stand out',
} as const
