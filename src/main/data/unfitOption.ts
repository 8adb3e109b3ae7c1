import type { AppError } from '@shared/outcome/appError'
import type { ImportOptions } from '@shared/source/importOptions'

/** What kind of file an option means something to. */
export type OptionKind = 'text' | 'workbook' | 'other'

const kinds = {
  sheet: 'workbook',
  range: 'workbook',
  encoding: 'text',
  delimiter: 'text',
  quote: 'text',
  comment: 'text',
} as const satisfies Partial<Record<keyof ImportOptions, OptionKind>>

type KindredOption = keyof typeof kinds
type UnfitOption = Extract<AppError, { readonly code: 'option-unfit' | 'option-text-only' }>

/** Options that mean nothing to any of these files: nothing would come of them, and whoever gave them expects something. */
export function unfitOption(
  given: Partial<Record<KindredOption, unknown>>,
  files: readonly { readonly path: string; readonly kind: OptionKind }[],
): UnfitOption | null {
  const option = (Object.keys(kinds) as KindredOption[]).find(
    (name) => given[name] !== undefined && files.every(({ kind }) => kind !== kinds[name]),
  )
  if (option === undefined) return null
  const code = kinds[option] === 'workbook' ? 'option-unfit' : 'option-text-only'
  return { code, option, path: files[0]?.path ?? '' }
}
