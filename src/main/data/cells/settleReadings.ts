import { aggregatesOf, columnsWhere } from '../database/aggregates'
import { POWER_PATTERN } from './cellFailures'
import type { CastContext } from './castSql'
import { isMissingSql, trimmed } from './castSql'
import type { ColumnReading, ReadingHints } from './columnSpec'
import { guessReading, TEXT } from './columnSpec'
import type { Database } from '../database/database'
import { sqlText } from '../database/database'
import { guessDateFormat } from './dateFormat'
import { ENOUGH } from './enough'
import { loadCells } from './loadCells'
import { PLACEHOLDER_PATTERN } from './missingTokens'

export interface GuessedColumns {
  /** Null where the sample had no value to judge by, or did not tell text from numbers clearly. */
  readonly readings: readonly (ColumnReading | null)[]
  /** Columns whose type the user said: they keep it, however many of their cells fail. */
  readonly told: ReadonlySet<number>
  /** Whether every row was judged, not a sample. */
  readonly fromAllRows: boolean
  readonly hints: ReadingHints
}

/** Each failed reading makes a column text for good, so few rounds suffice. */
const MOST_ROUNDS = 4
const LOOKED_AT = 5000

/** Loads the table and holds every column's reading against all of its cells; a reading that fails there is made anew. */
export async function settleReadings(
  database: Database,
  source: string,
  guessed: GuessedColumns,
  context: CastContext,
): Promise<ColumnReading[]> {
  let readings = guessed.readings.map((reading) => reading ?? TEXT)
  await loadCells(database, source, readings, context)
  const final = new Set(guessed.told)
  for (let round = 1; round < MOST_ROUNDS; round++) {
    const failed = await failedReadings(database, { readings, context, told: guessed.told })
    failed.forEach((_, column) => final.add(column))
    const better = guessed.fromAllRows
      ? new Map<number, ColumnReading>()
      : await betterReadings(database, { guessed, readings, final })
    if (failed.size + better.size === 0) break
    readings = readings.map((reading, column) => failed.get(column) ?? better.get(column) ?? reading)
    await loadCells(database, source, readings, context)
  }
  return readings
}

interface Settled {
  readonly readings: readonly ColumnReading[]
  readonly context: CastContext
  readonly told: ReadonlySet<number>
}

/** Columns too many of whose cells are not of their type, with the reading to take instead. */
async function failedReadings(
  database: Database,
  { readings, context, told }: Settled,
): Promise<Map<number, ColumnReading>> {
  const failed = new Map<number, ColumnReading>()
  const open = readings.flatMap(({ type }, column) => (type === 'text' || told.has(column) ? [] : [column]))
  const [[anyBad]] = await database.rows('SELECT count(original) > 0 FROM cells')
  if (open.length === 0 || anyBad !== true) return failed
  const typed = await columnsWhere(database, open, (cell) => `${cell} IS NULL`)
  const counts = await aggregatesOf(
    database,
    typed.flatMap((column) => countsSql(column, readings[column], context)),
  )
  typed.forEach((column, index) => {
    const [present, stray, identifiers, fractions] = counts.slice(4 * index, 4 * index + 4) as number[]
    const reading = readings[column]
    if (reading.type === 'integer' && identifiers > 0) {
      failed.set(column, fractions > 0 ? { ...reading, type: 'number' } : TEXT)
    } else if (stray > (1 - ENOUGH) * (present + stray) || (reading.type === 'boolean' && stray > 0)) {
      failed.set(column, TEXT)
    }
  })
  return failed
}

/** SQL: values; cells that are neither value, missing, placeholder nor a number too large; identifiers among them; values with a fraction. */
function countsSql(column: number, reading: ColumnReading, context: CastContext): string[] {
  const value = `c${column}`
  const text = `original[${column + 1}]`
  const failed = `original IS NOT NULL AND ${value} IS NULL AND NOT ${isMissingSql(trimmed(text), context)}`
  const pardoned = `regexp_full_match(${trimmed(text)}, ${sqlText(`${PLACEHOLDER_PATTERN}|${POWER_PATTERN}`)}, 'i')`
  const whole = reading.type === 'integer'
  return [
    `count(${value})::DOUBLE`,
    `(count(*) FILTER (${failed} AND NOT ${pardoned}))::DOUBLE`,
    whole
      ? `(count(*) FILTER (${failed} AND regexp_full_match(${trimmed(text)}, '[+-]?(0[0-9]+|[0-9]{16,})')))::DOUBLE`
      : '0::DOUBLE',
    whole ? `(count(*) FILTER (${value} <> floor(${value})))::DOUBLE` : '0::DOUBLE',
  ]
}

/** Columns of which a sample told too little, and whose cells as a whole tell another type than text. */
async function betterReadings(
  database: Database,
  known: { guessed: GuessedColumns; readings: readonly ColumnReading[]; final: ReadonlySet<number> },
): Promise<Map<number, ColumnReading>> {
  const { guessed, readings, final } = known
  const better = new Map<number, ColumnReading>()
  for (const [column, reading] of readings.entries()) {
    if (reading.type !== 'text' || final.has(column)) continue
    if (guessed.readings[column] !== null) continue
    const found = guessReading(await textsOf(database, `c${column}`), guessed.hints)
    if (found !== null && found.type !== 'text') better.set(column, found)
  }
  return better
}

/** The first texts of a column; of dates also one that proves the day to stand first, and one that proves it to stand second. */
async function textsOf(database: Database, cell: string): Promise<string[]> {
  const select = async (condition: string, limit: number): Promise<string[]> => {
    const rows = await database.rows(`SELECT ${cell} FROM cells WHERE ${condition} LIMIT ${limit}`)
    return rows.map(([text]) => String(text))
  }
  const texts = await select(`${cell} IS NOT NULL`, LOOKED_AT)
  if (guessDateFormat(texts) !== 'unknown') return texts
  const part = (group: number): string =>
    `TRY_CAST(regexp_extract(${cell}, '^(\\d{1,2})[-/.](\\d{1,2})[-/.]\\d{4}', ${group}) AS INTEGER) > 12`
  return [...(await select(part(1), 1)), ...(await select(part(2), 1)), ...texts]
}
