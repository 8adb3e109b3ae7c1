import type { ImportDoubt } from '@shared/outcome/importDoubt'
import type { ImportOptions } from '@shared/source/importOptions'
import { withColumnType } from './importChoices'

const NUMBERS_AS_TEXT = ['percent-text', 'currency-text', 'first-cell-text'] as const
type NumbersAsText = Extract<ImportDoubt, { readonly code: (typeof NUMBERS_AS_TEXT)[number] }>

/** Whether it tells of a column that would be numbers if it were told to be. */
export const isNumbersAsText = (doubt: ImportDoubt): doubt is NumbersAsText =>
  NUMBERS_AS_TEXT.some((code) => code === doubt.code)

/** Whether one click can set right what the doubt tells of. */
export const hasRemedy = (doubt: ImportDoubt): boolean =>
  isNumbersAsText(doubt) || doubt.code === 'total-row' || doubt.code === 'unit-row'

/** The options with all columns of percentages, of sums of money and of numbers below a unit read as numbers. */
export const withNumbers = (doubts: readonly ImportDoubt[], options: ImportOptions): ImportOptions =>
  doubts
    .filter(isNumbersAsText)
    .reduce((before, { column }) => withColumnType(before, column, 'number'), options)
