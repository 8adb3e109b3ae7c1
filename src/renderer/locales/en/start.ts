export const start = {
  title: 'Least squares you can see',
  lead: 'Open a table, say what to explain by what, and see the line, the residuals and the rows that spoil it.',
  drop: 'Drop a file here, or anywhere on the window',
  dropHere: 'Drop to open',
  formats: 'CSV, TSV and text · Excel (xlsx, xlsm, xls, xlsb) · OpenDocument (ods) · Parquet · JSON',
  samples: 'Try a sample',
  recent: 'Recent files',
  noRecent: 'Files you open will be listed here.',
} as const
