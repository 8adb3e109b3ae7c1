import type { DoubtTexts } from './textTypes'

export const doubtsEn: DoubtTexts = {
  'thousands-assumed':
    'In column “{column}” the comma or point of “{example}” was taken for a thousands mark; nothing in the file proves it.',
  'decimal-assumed':
    'In column “{column}” “{example}” was read as a number with decimals; it could also be a whole number with a thousands mark.',
  'mark-unknown':
    'Column “{column}” stays text: whether “{example}” has a decimal or a thousands mark cannot be told.',
  'date-order-unknown':
    'Column “{column}” stays text: whether “{example}” has the day or the month first cannot be told.',
  'percent-text':
    'Column “{column}” stays text: “{example}” is a percentage. Read as a number, 12 % becomes 0.12.',
  'currency-text':
    'Column “{column}” stays text: “{example}” is written like a sum of money. It can be read as a number: its currency is left out, a minus or brackets make it negative.',
  'first-cell-text':
    'Column “{column}” stays text because its first cell is “{example}”, perhaps its unit; the cells below are numbers. Read as numbers, that cell is missing.',
  'unit-row':
    'The row below the names seems to hold units (“{example}”), not an observation. Without it the columns are numbers.',
  'percent-divided': 'Percentages of column “{column}” were divided by 100: 12 % is 0.12.',
  'total-row':
    'The last row, {row}, looks like the total of the others (“{example}”). Exclude it unless it is an observation like them.',
  undecodable: 'Cells that are no text in the encoding {encoding}: {count}. Another encoding may fit.',
  'several-sheets': 'Sheets with data: {count}. The one shown is “{sheet}”.',
  'header-absent': 'The first row looks like data, so the columns were numbered.',
  'header-assumed': 'The first row was taken for the names of the columns; nothing in the file proves it.',
  'many-failed': 'Cells of column “{column}” that could not be read and count as missing: {count}.',
  'integers-text':
    'Column “{column}” stays text: a number cannot hold all digits of “{example}”. Read as numbers, such values are rounded.',
  'decimals-rounded':
    'Numbers of column “{column}” with more than 17 digits, which were rounded to these: {count}.',
  'digits-lost':
    'Whole numbers of column “{column}” with more digits than a number can hold: {count}. Read the column as text if they are names.',
}
