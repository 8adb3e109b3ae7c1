export const residuals = {
  byFitted: 'Residuals by fitted value',
  kind: 'Kind of residual',
  studentized: 'studentized',
  flagged: 'No row stands out | {count} row stands out | {count} rows stand out',
} as const
