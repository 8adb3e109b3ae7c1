import type { ImportOptions } from '@shared/source/importOptions'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'

/** The flags that say how a file is read, as commander hands them over. */
export interface ImportFlags {
  readonly sheet?: string
  readonly range?: string
  readonly headerRow?: string
  readonly encoding?: string
  readonly delimiter?: string
  readonly quote?: string
  readonly comment?: string
  readonly decimal?: string
  readonly thousands?: string
  readonly header: boolean
  readonly unitRow?: boolean
  readonly skipRows?: string
  readonly na?: string
  readonly dateOrder?: string
  readonly types?: string
}

/** The import options that the flags ask for, or the first flag that cannot be used. */
export async function readImportOptions(options: ImportFlags): Promise<Result<ImportOptions>> {
  const given = {
    sheet: options.sheet,
    range: options.range,
    headerRow: wholeNumber(options.headerRow),
    encoding: options.encoding,
    delimiter: options.delimiter?.replace('\\t', '\t'),
    quote: noneIsEmpty(options.quote),
    comment: noneIsEmpty(options.comment),
    decimal: options.decimal,
    thousands: options.thousands,
    header: options.header ? undefined : false,
    unitRow: options.unitRow,
    skipRows: wholeNumber(options.skipRows),
    missing: options.na?.split(',').map((token) => token.trim()),
    dateOrder: options.dateOrder,
    columnTypes: options.types === undefined ? undefined : columnTypes(options.types),
  }
  // Most files need no word on how they are read, and what checks it takes long to load.
  if (Object.values(given).every((value) => value === undefined)) return ok({})
  const { importOptionsSchema } = await import('@shared/source/importOptions')
  const checked = importOptionsSchema.safeParse(given)
  if (checked.success) return apart(checked.data)
  const field = String(checked.error.issues[0].path[0]) as keyof typeof given
  const [option, written, expected] = flags[field]
  return fail({ code: 'option-invalid', option, value: String(options[written]), expected })
}

/** A mark that both groups digits and begins the decimals would be read as the latter alone. */
function apart(options: ImportOptions): Result<ImportOptions> {
  const { decimal, thousands } = options
  if (decimal === undefined || decimal !== thousands) return ok(options)
  return fail({
    code: 'option-invalid',
    option: '--thousands',
    value: thousands,
    expected: 'another mark than the decimal mark',
  })
}

const DELIMITERS =
  ', ; | \\t, a blank, or up to four other marks; no letters, digits, quotation marks, + or .'

/** Each option's flag, the flag's name as commander hands it over, and what may follow it. */
const flags = {
  sheet: ['--sheet', 'sheet', 'NAME'],
  range: ['--range', 'range', 'A1:F200'],
  headerRow: ['--header-row', 'headerRow', '1, 2, 3 …'],
  encoding: ['--encoding', 'encoding', 'utf-8'],
  delimiter: ['--delimiter', 'delimiter', DELIMITERS],
  quote: ['--quote', 'quote', '" \' none'],
  comment: ['--comment', 'comment', '# // none'],
  decimal: ['--decimal', 'decimal', '. ,'],
  thousands: ['--thousands', 'thousands', ", . ' ’ _ or a blank"],
  header: ['--no-header', 'header', ''],
  unitRow: ['--unit-row', 'unitRow', ''],
  skipRows: ['--skip-rows', 'skipRows', '0, 1, 2 …'],
  missing: ['--na', 'na', 'NA,-999'],
  dateOrder: ['--date-order', 'dateOrder', 'dmy mdy ymd'],
  columnTypes: ['--types', 'types', 'id=text,price=number (types: number, date, boolean, text)'],
} as const satisfies Readonly<Record<keyof ImportOptions, readonly [string, keyof ImportFlags, string]>>

/** The flag by which an option is said. */
export const flagOf = (option: string): string => {
  const known = Object.entries(flags).find(([name]) => name === option)
  return known === undefined ? option : known[1][0]
}

const wholeNumber = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Number(text)

const noneIsEmpty = (mark: string | undefined): string | undefined => (mark === 'none' ? '' : mark)

/** `id=text,price=number`: a name is what stands before the last equals sign, and may hold commas where its part has no sign. */
function columnTypes(list: string): Record<string, string> {
  const types: Record<string, string> = {}
  let name = ''
  for (const part of list.split(',')) {
    const sign = part.lastIndexOf('=')
    name += sign < 0 ? `${part},` : part.slice(0, sign)
    if (sign < 0) continue
    types[name.trim()] = part.slice(sign + 1).trim()
    name = ''
  }
  return name === '' ? types : { ...types, [name]: '' }
}
