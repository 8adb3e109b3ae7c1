export const report = {
  export: {
    html: 'Save as HTML…',
    pdf: 'Save as PDF…',
  },
  view: {
    emptyText: 'The report states the data, the model, its figures, checks and charts. Fit a model first.',
    holds: 'The report will hold:',
  },
} as const
