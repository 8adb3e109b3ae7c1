export const status = {
  noData: 'No data',
  noModel: 'no model yet',
  rows: '{count} row | {count} rows',
  used: '{used} rows used · {missing} missing · {excluded} excluded',
  method: '{method} · {time} ms',
  stale: 'figures of an earlier model',
  reading: 'Reading {name}',
  phase: {
    reading: 'Reading',
    typing: 'Finding the types of columns',
    loading: 'Loading columns',
    fitting: 'Fitting',
    diagnosing: 'Computing residuals',
    resampling: 'Resampling',
    drawing: 'Drawing',
  },
} as const
