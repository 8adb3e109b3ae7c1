export const residuals = {
  byFitted: 'Residuals by fitted value',
  kind: 'Kind of residual',
  studentized: 'studentized',
  kinds: { studentized: 'studentized', standardized: 'standardized', raw: 'raw' },
  flagged: 'No row stands out | {count} row stands out | {count} rows stand out',
} as const
