import type { ColumnSummary, ColumnType } from '@shared/table/column'
import type { Database, SqlValue } from './database'
import type { LoadedColumn } from './loadedTable'

const BINS = 10
const EXAMPLES = 5
/** Up to this many rows distinct values are counted exactly; beyond it they are estimated unless they are few. */
const EXACT_ROWS = 20_000
const FEW = 1000
const MICROSECONDS_PER_DAY = 86_400_000_000

/** What the column list shows of each column, by a few passes over the table `cells`. `index` is the column's number in it. */
export interface SummarisedColumn extends ColumnSummary {
  readonly index: number
  /** For dates: whether every value is at midnight, so that its time need not be shown. */
  readonly dayOnly: boolean
}

interface Measured {
  readonly column: LoadedColumn
  readonly index: number
  readonly present: number
  readonly distinct: number
  readonly min: number | null
  readonly max: number | null
  readonly fractions: boolean
}

export async function summariseColumns(
  database: Database,
  columns: readonly LoadedColumn[],
): Promise<{ rowCount: number; columns: SummarisedColumn[] }> {
  const [[counted]] = await database.rows('SELECT count(*)::DOUBLE FROM cells')
  const rowCount = Number(counted)
  const measured = await measure(database, columns, rowCount)
  const used = measured.filter(({ column, present }) => !(column.unnamed && present === 0))
  const kept = used.length > 0 ? used : measured
  const histograms = await binCounts(database, kept)
  const summaries: SummarisedColumn[] = []
  for (const [position, one] of kept.entries()) {
    const { column, index, present, distinct, min, max, fractions } = one
    summaries.push({
      index,
      name: column.name,
      type: column.type === 'integer' && fractions ? 'number' : column.type,
      missing: rowCount - present,
      unparsed: column.unparsed,
      distinct: Math.min(distinct, present),
      examples: column.examples.length > 0 ? column.examples : await examplesOf(database, one),
      histogram: histograms[position] ?? (await mostFrequent(database, index)),
      min,
      max,
      dayOnly: column.type === 'date' && !fractions,
    })
  }
  return { rowCount, columns: summaries }
}

/** Counts, ranges and numbers of distinct values of all columns in one pass, and exact distinct counts where they are cheap. */
async function measure(
  database: Database,
  columns: readonly LoadedColumn[],
  rowCount: number,
): Promise<Measured[]> {
  const exact = rowCount <= EXACT_ROWS
  const [values] = await database.rows(
    `SELECT ${columns.flatMap(({ type }, index) => measuresSql(type, index, exact)).join(', ')} FROM cells`,
  )
  const measured = columns.map((column, index): Measured => {
    const [present, distinct, min, max, fractions] = values.slice(5 * index, 5 * index + 5)
    return {
      column,
      index,
      present: Number(present),
      distinct: Number(distinct),
      min: finite(min),
      max: finite(max),
      fractions: fractions === true,
    }
  })
  const few = exact ? [] : measured.filter(({ distinct }) => distinct <= FEW)
  if (few.length === 0) return measured
  const [counts] = await database.rows(
    `SELECT ${few.map(({ index }) => `count(DISTINCT c${index})::DOUBLE`).join(', ')} FROM cells`,
  )
  const recounted = new Map(few.map(({ index }, position) => [index, Number(counts[position])]))
  return measured.map((one) => ({ ...one, distinct: recounted.get(one.index) ?? one.distinct }))
}

function measuresSql(type: ColumnType, index: number, exact: boolean): string[] {
  const cell = `c${index}`
  // A list of the values: count(DISTINCT) takes milliseconds a column even over a few rows.
  const distinct = exact ? `list_unique(list(${cell}))::DOUBLE` : `approx_count_distinct(${cell})::DOUBLE`
  const measures = [`count(${cell})::DOUBLE`, distinct]
  if (type === 'number' || type === 'integer') {
    const finiteOnly = `FILTER (isfinite(${cell}))`
    const fractions = type === 'integer' ? `coalesce(bool_or(${cell} <> floor(${cell})), FALSE)` : 'TRUE'
    return [...measures, `min(${cell}) ${finiteOnly}`, `max(${cell}) ${finiteOnly}`, fractions]
  }
  if (type === 'date') {
    const timed = `coalesce(bool_or(${cell} <> date_trunc('day', ${cell})), FALSE)`
    return [...measures, daysSql(`min(${cell})`), daysSql(`max(${cell})`), timed]
  }
  return [...measures, 'NULL', 'NULL', 'NULL']
}

/** Days since 1970-01-01 of a timestamp. */
export function daysSql(timestamp: string): string {
  return `epoch_us(${timestamp})::DOUBLE / ${MICROSECONDS_PER_DAY}`
}

/** Ten equal bins from min to max, of every column that has a range; one pass for all. */
async function binCounts(database: Database, columns: readonly Measured[]): Promise<(number[] | null)[]> {
  const ranged = columns.filter(({ min, max }) => min !== null && max !== null)
  if (ranged.length === 0) return columns.map(() => null)
  const [maps] = (await database.rows(
    `SELECT ${ranged.map(binsSql).join(', ')} FROM cells`,
  )) as unknown as Bins[][]
  const found = new Map(ranged.map(({ index }, position) => [index, maps[position]]))
  return columns.map(({ index }) => {
    const bins = found.get(index)
    if (bins === undefined) return null
    const counts = Array<number>(BINS).fill(0)
    for (const { key, value } of bins) counts[key] = Number(value)
    return counts
  })
}

type Bins = { key: number; value: bigint }[]

function binsSql({ column, index, min, max }: Measured): string {
  const value = column.type === 'date' ? daysSql(`c${index}`) : `c${index}`
  const [from, to] = [min!, max!]
  // Halves first: the range of doubles may exceed the largest double.
  const position = from === to ? '0' : `(${value} / 2 - ${from / 2}) / ${to / 2 - from / 2} * ${BINS}`
  return `histogram(CASE WHEN isfinite(c${index}) THEN least(${BINS - 1}, floor(${position}))::INTEGER END)`
}

async function mostFrequent(database: Database, index: number): Promise<number[]> {
  const rows = await database.rows(
    `SELECT count(*)::DOUBLE FROM cells WHERE c${index} IS NOT NULL GROUP BY c${index} ORDER BY 1 DESC LIMIT ${BINS}`,
  )
  return rows.map(([count]) => Number(count))
}

async function examplesOf(database: Database, { index }: Measured): Promise<string[]> {
  const rows = await database.rows(
    `SELECT DISTINCT c${index}::VARCHAR FROM (SELECT c${index} FROM cells WHERE c${index} IS NOT NULL LIMIT 100) LIMIT ${EXAMPLES}`,
  )
  return rows.map(([text]) => String(text))
}

function finite(value: SqlValue): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}
