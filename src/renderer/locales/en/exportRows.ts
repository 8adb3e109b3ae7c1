export const exportRows = {
  open: 'Export…',
  openHint: 'Write the rows shown to a CSV or Excel file',
  title: 'Export rows',
  lead: '{count} row, as the filter leaves it | {count} rows, as the filter leaves them, in the order of the file',
  leadSorted:
    '{count} row, as the filter leaves it | {count} rows, as the filter leaves them, sorted by “{column}”',
  format: 'Format',
  formats: { csv: 'CSV', xlsx: 'Excel workbook' },
  protect: 'Keep texts from running as formulas',
  protectHint:
    'Texts that begin with = + - {at} get an apostrophe before them, so that a spreadsheet does not run them. Numbers stay as they are.',
  mark: 'Mark as UTF-8',
  markHint: 'Excel then reads what is not English. Some programs take the mark for a part of the first name.',
  weights: 'With the weights of the robust fit as one more column',
  workbookHint: 'Numbers stay numbers, dates dates. A sheet holds up to 1,048,575 rows below its header.',
  failedHint: 'Cells that could not be read are written as they stand in the file.',
  written: '{done} of {count} row written | {done} of {count} rows written',
  run: 'Choose where…',
  fileName: '{name} rows',
} as const
