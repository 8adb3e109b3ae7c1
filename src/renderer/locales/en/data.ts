export const data = {
  title: 'Data',
  columns: 'Columns',
  search: 'Find a column',
  rowNames: 'Name rows by',
  rowNumber: 'row number',
  missing: '{count} missing',
  addHint: 'Add {name} to the predictors (Y makes it the response)',
  removeHint: 'Take {name} out of the predictors',
  type: {
    number: 'Numbers',
    integer: 'Whole numbers',
    boolean: 'True or false',
    date: 'Dates',
    text: 'Text',
  },
  typeBadge: {
    number: '1.2',
    integer: '1',
    boolean: "0{'|'}1",
    date: 'date',
    text: 'abc',
  },
} as const
