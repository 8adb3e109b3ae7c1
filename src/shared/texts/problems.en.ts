import type { ProblemTexts } from './textTypes'

export const problemsEn: ProblemTexts = {
  'not-a-number': 'no number in a column of numbers; taken as missing',
  'not-a-date': 'no date in a column of dates; taken as missing',
  'not-true-or-false': 'neither true nor false; taken as missing',
  'out-of-range': 'a number too large or too small to be held; taken as missing',
  placeholder: 'stands for a missing value',
  'keeps-column-text': 'keeps its column from being read as numbers',
  'row-too-short': 'the row ends early; its last cells are missing',
  'row-too-long': 'the row has more cells than the header; the rest is left out',
  'stray-quote': 'a quotation mark that is not closed, or stands where none may be',
  'not-decodable': 'bytes that are no text in the encoding of the file',
  'formula-error': 'the formula in the cell gives an error; taken as missing',
  'number-stored-as-text': 'a number stored as text; read as the number',
  'digits-lost': 'a whole number with more digits than a number can hold; read as the nearest one',
  'note-left-out': 'a note below the table; left out',
}
