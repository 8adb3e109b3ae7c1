import type { ImportSummary } from '@shared/contract/importSummary'

/** What every summary has, as a format has it that knows nothing of the rest: loaders say what they know. */
export const plainSummary: Omit<ImportSummary, 'format'> = {
  files: [],
  encoding: null,
  byteOrderMark: false,
  delimiter: null,
  quote: null,
  comment: null,
  decimal: null,
  thousands: null,
  header: true,
  unitRow: false,
  skipRows: null,
  headerRow: null,
  dateOrder: null,
  units: {},
  missing: [],
  sheets: [],
  sheet: null,
  range: null,
  doubts: [],
  problems: [],
  problemCount: 0,
}
