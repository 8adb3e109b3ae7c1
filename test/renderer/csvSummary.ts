import type { ImportSummary } from '@shared/contract/importSummary'

/** What is known of a text of semicolons and decimal commas. */
export const csvSummary: ImportSummary = {
  files: [],
  format: 'csv',
  encoding: 'utf-8',
  byteOrderMark: true,
  delimiter: ';',
  quote: '"',
  comment: '',
  decimal: ',',
  thousands: '.',
  header: true,
  unitRow: false,
  skipRows: 0,
  headerRow: null,
  dateOrder: null,
  units: {},
  missing: ['NA', '.'],
  sheets: [],
  sheet: null,
  range: null,
  doubts: [],
  problems: [],
  problemCount: 0,
}
