import type { ImportDoubt } from '@shared/outcome/importDoubt'
import type { ImportOptions } from '@shared/source/importOptions'
import { withColumnType } from './importChoices'

type DressedDoubt = Extract<ImportDoubt, { readonly code: 'percent-text' | 'currency-text' }>

const isDressed = (doubt: ImportDoubt): doubt is DressedDoubt =>
  doubt.code === 'percent-text' || doubt.code === 'currency-text'

/** Whether one click can set right what the doubt tells of. */
export const hasRemedy = (doubt: ImportDoubt): boolean => isDressed(doubt) || doubt.code === 'total-row'

/** The options with all columns of percentages and of sums of money read as numbers. */
export const withNumbers = (doubts: readonly ImportDoubt[], options: ImportOptions): ImportOptions =>
  doubts.filter(isDressed).reduce((before, { column }) => withColumnType(before, column, 'number'), options)
