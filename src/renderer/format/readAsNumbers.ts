import type { ImportDoubt } from '@shared/outcome/importDoubt'
import type { ImportOptions } from '@shared/source/importOptions'
import { withColumnType } from './importChoices'

type DressedDoubt = Extract<ImportDoubt, { readonly code: 'percent-text' | 'currency-text' }>

const isDressed = (doubt: ImportDoubt): doubt is DressedDoubt =>
  doubt.code === 'percent-text' || doubt.code === 'currency-text'

/** How to read columns of percentages and of sums of money as numbers, and the doubts with these first; null where there are none. */
export function readAsNumbers(
  doubts: readonly ImportDoubt[],
  options: ImportOptions,
): { readonly doubts: readonly ImportDoubt[]; readonly options: ImportOptions } | null {
  const dressed = doubts.filter(isDressed)
  if (dressed.length === 0) return null
  return {
    doubts: [...dressed, ...doubts.filter((doubt) => !isDressed(doubt))],
    options: dressed.reduce((before, { column }) => withColumnType(before, column, 'number'), options),
  }
}
