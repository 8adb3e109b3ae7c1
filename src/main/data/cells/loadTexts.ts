import { askedTypeOf, type DateOrder, type ImportOptions } from '@shared/source/importOptions'
import type { NumberUnit } from '@shared/source/numberUnit'
import type { ImportDoubt } from '@shared/outcome/importDoubt'
import type { CastContext } from './castSql'
import type { CellReadings } from './cellFailures'
import { guessReading, isDoubtful, type ColumnReading, type ReadingHints } from './columnSpec'
import type { TablePlan } from '../text/csvPlan'
import type { Database } from '../database/database'
import { guessDateFormat } from './dateFormat'
import { doubtOf } from './importDoubts'
import type { LoadedColumn } from '../loadedTable'
import { DEFAULT_MISSING, trimCell } from './missingTokens'
import type { ProblemLog } from './problemLog'
import { collectRounded } from './roundedCells'
import { settleReadings, type GuessedColumns } from './settleReadings'
import { toldReading } from './toldReading'
import { collectUnparsed, logTextMakers } from './unparsedCells'

export interface TextSettings {
  readonly plan: Pick<TablePlan, 'names' | 'unnamed' | 'format'>
  /** Rows by which the types are guessed. */
  readonly sample: readonly (readonly string[])[]
  readonly fromAllRows: boolean
  readonly hasUnderscore: boolean
  readonly options: ImportOptions
  /** What cuts the cells; null in a workbook. */
  readonly delimiter: string | null
  readonly log: ProblemLog
}

export interface LoadedTexts {
  readonly columns: readonly LoadedColumn[]
  readonly cells: CellReadings
  /** What counts as missing, besides the empty text. */
  readonly missing: readonly string[]
  readonly dateOrder: DateOrder | null
  /** What the numbers of columns are dressed in, by name. */
  readonly units: Readonly<Record<string, NumberUnit>>
  readonly doubts: readonly ImportDoubt[]
}

const EXAMPLES = 5

/** Makes the table `cells` from the texts of `source` (a FROM clause with columns c0, c1, …), typed as all their cells allow. */
export async function loadTexts(
  database: Database,
  source: string,
  settings: TextSettings,
): Promise<LoadedTexts> {
  const { plan, options, log } = settings
  const { names, format } = plan
  const missing = missingTexts(options)
  const context: CastContext = { missing, hasUnderscore: settings.hasUnderscore }
  const texts = sampledTexts(settings)
  const readings = await settleReadings(database, source, guessColumns(texts, settings), context)
  for (const [index, name] of names.entries()) {
    const mixed = readings[index].type === 'text' && isDoubtful(texts[index], format)
    if (mixed && askedTypeOf(settings.options, name) === undefined) {
      await logTextMakers(database, { index, name, format }, log)
    }
  }
  const unparsed = await collectUnparsed(database, { names, readings, context }, log)
  const rounded = await collectRounded(database, { names, readings, log })
  return loadedTexts(settings, { texts, readings, unparsed, rounded })
}

/** What is known of each column once its cells have been read. */
interface ReadColumns {
  /** The texts of its sample. */
  readonly texts: readonly (readonly string[])[]
  readonly readings: readonly ColumnReading[]
  /** How many of its cells could not be read, or only roundly. */
  readonly unparsed: readonly number[]
  readonly rounded: readonly number[]
}

/** What there is to tell of texts that have been read. */
export function loadedTexts(settings: TextSettings, read: ReadColumns): LoadedTexts {
  const { plan, options, hasUnderscore } = settings
  const { names } = plan
  const { texts, readings, unparsed } = read
  const missing = missingTexts(options)
  return {
    columns: names.map((name, column) => ({
      name,
      type: readings[column].type,
      unparsed: unparsed[column],
      examples: firstDifferent(texts[column]),
      unnamed: plan.unnamed.has(column),
    })),
    cells: { names, readings, context: { missing, hasUnderscore } },
    missing,
    dateOrder: dateOrderOf(readings),
    units: unitsOf(names, readings),
    doubts: columnDoubts(settings, read),
  }
}

/** What counts as missing, besides the empty text. */
export const missingTexts = ({ missing }: ImportOptions): readonly string[] => missing ?? DEFAULT_MISSING

/** The texts of each column's sample that are not missing. */
export function sampledTexts(settings: TextSettings): string[][] {
  const absent = new Set(['', ...missingTexts(settings.options)])
  return settings.plan.names.map((_, column) => presentTexts(settings.sample, column, absent))
}

/** Each column's reading as its sample tells or as the user said; null where the sample does not settle it. */
export function guessColumns(texts: readonly (readonly string[])[], settings: TextSettings): GuessedColumns {
  const { plan, options, fromAllRows } = settings
  const hints: ReadingHints = {
    format: plan.format,
    fixedDecimal: options.decimal !== undefined,
    dateOrder: options.dateOrder,
  }
  const told = new Set<number>()
  const readings = texts.map((column, index) => {
    const type = askedTypeOf(settings.options, plan.names[index])
    if (type !== undefined) told.add(index)
    if (type !== undefined && (type !== 'date' || column.length > 0)) return toldReading(type, column, hints)
    const reading = guessReading(column, hints)
    return !fromAllRows && isOpen(reading, column, hints) ? null : reading
  })
  return { readings, told, fromAllRows, hints }
}

/** Whether the rows beyond the sample may yet tell another type than text. */
function isOpen(reading: ColumnReading | null, texts: readonly string[], hints: ReadingHints): boolean {
  if (reading?.type !== 'text') return false
  return isDoubtful(texts, hints.format) || guessDateFormat(texts, hints.dateOrder) === 'unknown'
}

function columnDoubts(
  settings: TextSettings,
  read: Pick<ReadColumns, 'texts' | 'readings' | 'rounded'>,
): ImportDoubt[] {
  const { plan, delimiter } = settings
  return plan.names.flatMap((name, index): ImportDoubt[] => {
    const told = askedTypeOf(settings.options, name) !== undefined
    const column = { name, told, reading: read.readings[index], texts: read.texts[index] }
    const doubt = doubtOf(column, plan.format, delimiter)
    const count = read.rounded[index]
    return [
      ...(doubt === null ? [] : [doubt]),
      ...(count === 0 ? [] : [{ code: 'digits-lost', column: name, count } as const]),
    ]
  })
}

/** By the names of those columns that have one. */
export function unitsOf(
  names: readonly string[],
  readings: readonly ColumnReading[],
): Readonly<Record<string, NumberUnit>> {
  const dressed = readings.flatMap((reading, column) =>
    'unit' in reading && reading.unit !== undefined ? [[names[column], reading.unit] as const] : [],
  )
  return Object.fromEntries(dressed)
}

function dateOrderOf(readings: readonly ColumnReading[]): DateOrder | null {
  for (const reading of readings) {
    if (reading.type === 'date' && reading.format !== 'iso') return reading.format.order
  }
  return null
}

function presentTexts(sample: TextSettings['sample'], column: number, absent: ReadonlySet<string>): string[] {
  return sample.map((cells) => trimCell(cells[column] ?? '')).filter((text) => !absent.has(text))
}

/** What the column list shows of a column's texts. */
export function firstDifferent(texts: readonly string[]): string[] {
  const found = new Set<string>()
  for (const text of texts) {
    found.add(text)
    if (found.size === EXAMPLES) break
  }
  return [...found]
}
