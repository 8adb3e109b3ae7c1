import type { AppError } from '@shared/outcome/appError'
import type { ImportOptions } from '@shared/source/importOptions'
import type { SniffedFormat } from './sniffFormat'

/** What a file is to the options: the values of Parquet and JSON have types of their own. */
type OptionKind = 'text' | 'workbook' | 'typed'

/** The kinds of file that an option means something to; the types of columns can be told of any. */
const kinds = {
  sheet: ['workbook'],
  range: ['workbook'],
  encoding: ['text'],
  delimiter: ['text'],
  quote: ['text'],
  comment: ['text'],
  headerRow: ['text', 'workbook'],
  decimal: ['text', 'workbook'],
  thousands: ['text', 'workbook'],
  header: ['text', 'workbook'],
  unitRow: ['text', 'workbook'],
  skipRows: ['text', 'workbook'],
  missing: ['text', 'workbook'],
  dateOrder: ['text', 'workbook'],
} as const satisfies Readonly<Record<Exclude<keyof ImportOptions, 'columnTypes'>, readonly OptionKind[]>>

type KindredOption = keyof typeof kinds
interface UnfitOption {
  readonly code: Extract<AppError['code'], 'option-unfit' | 'option-text-only'>
  readonly option: KindredOption
  readonly path: string
}

/** An option that means nothing to any of these files: nothing would come of it, and whoever gave it expects something. */
export function unfitOption(
  given: ImportOptions,
  files: readonly { readonly path: string; readonly format: SniffedFormat }[],
): UnfitOption | null {
  const found = files.map(({ format }) => kindOf(format))
  // What is no table of any kind says so itself.
  if (found.includes(null)) return null
  const option = kindredOptions(given).find((name) => {
    const fitting: readonly OptionKind[] = kinds[name]
    return found.every((kind) => kind !== null && !fitting.includes(kind))
  })
  if (option === undefined) return null
  const isForWorkbooks = option === 'sheet' || option === 'range'
  return { code: isForWorkbooks ? 'option-unfit' : 'option-text-only', option, path: files[0]?.path ?? '' }
}

const kindredOptions = (given: ImportOptions): KindredOption[] =>
  (Object.keys(kinds) as KindredOption[]).filter((name) => given[name] !== undefined)

/** Null where the file is none that is read. */
function kindOf({ kind }: SniffedFormat): OptionKind | null {
  if (kind === 'text' || kind === 'workbook') return kind
  return kind === 'json' || kind === 'parquet' ? 'typed' : null
}
