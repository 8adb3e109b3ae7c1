import type { ImportSummary } from '@shared/contract/importSummary'
import type { AppError } from '@shared/outcome/appError'
import type { AskedType, ImportOptions } from '@shared/source/importOptions'
import type { MessageKey } from '../locales/messages'

/** Settings that are chosen among a few, each with one click. */
export const choiceKeys = [
  'delimiter',
  'decimal',
  'thousands',
  'header',
  'unitRow',
  'quote',
  'dateOrder',
  'comment',
] as const
export type ChoiceKey = (typeof choiceKeys)[number]

/** Settings that are typed. */
export type TextKey = 'skipRows' | 'headerRow' | 'missing' | 'range'

/** Stands for leaving it to the program. */
export const AUTO = 'auto'
/** Stands for a mark that there is none of. */
const NONE = 'none'

const values: Readonly<Record<ChoiceKey, readonly string[]>> = {
  delimiter: [',', ';', '\t', '|', ' '],
  decimal: ['.', ','],
  thousands: [NONE, ',', '.', ' ', "'"],
  header: ['names', 'data'],
  unitRow: ['data', 'units'],
  quote: ['"', "'", NONE],
  dateOrder: ['dmy', 'mdy', 'ymd'],
  comment: [NONE, '#', '%', '//'],
}

/** The settings that a format has. */
export function choicesFor(format: ImportSummary['format']): readonly ChoiceKey[] {
  if (format === 'csv') return choiceKeys
  const isTyped = format === 'parquet' || format === 'json'
  return isTyped ? [] : ['header', 'unitRow', 'decimal', 'thousands', 'dateOrder']
}

export function textsFor(format: ImportSummary['format']): readonly TextKey[] {
  if (format === 'csv') return ['skipRows', 'missing']
  return format === 'parquet' || format === 'json' ? [] : ['range', 'headerRow', 'missing']
}

const booleanValue = (key: ChoiceKey, value: boolean): string =>
  value ? (key === 'unitRow' ? 'units' : 'names') : 'data'

/** What the user chose, as one of the values offered. */
export function chosenValue(options: ImportOptions, key: ChoiceKey): string {
  const value = options[key]
  if (value === undefined) return AUTO
  if (typeof value === 'boolean') return booleanValue(key, value)
  return value === '' ? NONE : value
}

/** The values offered, with the one that was chosen by other means. */
export function offeredValues(options: ImportOptions, key: ChoiceKey): readonly string[] {
  const chosen = chosenValue(options, key)
  const offered = values[key]
  return chosen === AUTO || offered.includes(chosen) ? offered : [...offered, chosen]
}

/** The options with one setting chosen, or left to the program. */
export function withChoice(options: ImportOptions, key: ChoiceKey, value: string): ImportOptions {
  if (value === AUTO) return without(options, key)
  const isYesNo = key === 'header' || key === 'unitRow'
  const chosen = isYesNo ? value !== 'data' : value === NONE ? '' : value
  return { ...options, [key]: chosen }
}

export function without(options: ImportOptions, key: keyof ImportOptions): ImportOptions {
  return Object.fromEntries(Object.entries(options).filter(([name]) => name !== key))
}

/** The options without the one that an error says means nothing to the file; null where it says so of none. */
export function withoutUnfit(options: ImportOptions, error: AppError): ImportOptions | null {
  if (error.code !== 'option-unfit' && error.code !== 'option-text-only') return null
  const others = Object.entries(options).filter(([name]) => name !== error.option)
  return others.length < Object.keys(options).length ? Object.fromEntries(others) : null
}

/** The options with a column told to be of a type, or left to the program. */
export function withColumnType(options: ImportOptions, name: string, type: AskedType | null): ImportOptions {
  const others = Object.entries(options.columnTypes ?? {}).filter(([known]) => known !== name)
  const types = Object.fromEntries(type === null ? others : [...others, [name, type] as const])
  const rest = without(options, 'columnTypes')
  return Object.keys(types).length === 0 ? rest : { ...rest, columnTypes: types }
}

/** What was found, as one of the values offered; null when the file does not have it. */
export function guessedValue(summary: ImportSummary, key: ChoiceKey): string | null {
  if (key === 'header' || key === 'unitRow') return booleanValue(key, summary[key])
  const value = summary[key]
  if (key === 'thousands' && value === null && summary.format === 'csv') return NONE
  return value === '' ? NONE : value
}

const named: Readonly<Record<string, MessageKey>> = {
  '\t': 'importing.choices.tab',
  ' ': 'importing.choices.space',
  none: 'importing.choices.none',
  names: 'importing.choices.names',
  data: 'importing.choices.data',
  units: 'importing.choices.units',
  dmy: 'importing.choices.dmy',
  mdy: 'importing.choices.mdy',
  ymd: 'importing.choices.ymd',
}

/** A value in words, or as the mark that it is. */
export const choiceLabel = (value: string, text: (key: MessageKey) => string): string =>
  Object.hasOwn(named, value) ? text(named[value]) : value

/** Encodings offered, as the engine names them. */
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'gbk',
  'big5',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'iso-8859-1',
  'iso-8859-2',
  'koi8-r',
  'macintosh',
  'cp850',
] as const

/** An encoding as people write it. */
export function encodingLabel(encoding: string): string {
  const upper = encoding.toUpperCase()
  if (upper.startsWith('WINDOWS')) return upper.replace('WINDOWS', 'Windows')
  if (encoding === 'macintosh') return 'Mac Roman'
  return upper === 'SHIFT_JIS' ? 'Shift_JIS' : upper.replace(/^BIG5$/, 'Big5')
}

/** A typed setting as text; empty when it is left to the program. */
export function typedText(options: ImportOptions, key: TextKey): string {
  const value = options[key]
  if (value === undefined) return ''
  return Array.isArray(value) ? value.join(', ') : String(value)
}

/** The options with a typed setting; null when the text cannot be one. */
export function withTyped(options: ImportOptions, key: TextKey, typed: string): ImportOptions | null {
  const written = typed.trim()
  if (written === '') return without(options, key)
  if (key === 'missing') return { ...options, missing: written.split(',').map((token) => token.trim()) }
  if (key === 'range') return { ...options, range: written }
  const count = Number(written)
  const least = key === 'headerRow' ? 1 : 0
  return Number.isInteger(count) && count >= least && count <= 1_000_000 ? { ...options, [key]: count } : null
}
