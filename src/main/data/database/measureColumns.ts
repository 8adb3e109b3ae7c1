import type { ColumnType } from '@shared/table/column'
import { aggregatesOf } from './aggregates'
import type { Database, SqlValue } from './database'
import type { LoadedColumn } from '../loadedTable'

/** Counts and range of one column of the table `cells`. */
export interface MeasuredColumn {
  readonly column: LoadedColumn
  /** The column's number in `cells`. */
  readonly index: number
  readonly present: number
  /** Exact in small tables and where there are few; else an estimate within a few percent. */
  readonly distinct: number
  /** Whether it is an estimate. */
  readonly estimated: boolean
  /** Least and greatest finite value (days for dates); null for other types, and when there is none. */
  readonly min: number | null
  readonly max: number | null
  /** Whether some value has a fraction, or some date a time. */
  readonly fractions: boolean
}

/** Up to this many rows distinct values are counted exactly; beyond it they are estimated unless they are few. */
const EXACT_ROWS = 20_000
const FEW = 1000
const MICROSECONDS_PER_DAY = 86_400_000_000
const MEASURES = 5

/** Measures all columns together, and makes exact what is cheap to. */
export async function measureColumns(
  database: Database,
  columns: readonly Pick<MeasuredColumn, 'column' | 'index'>[],
  rowCount: number,
): Promise<MeasuredColumn[]> {
  if (columns.length === 0) return []
  const exact = rowCount <= EXACT_ROWS
  const values = await aggregatesOf(
    database,
    columns.flatMap(({ column, index }) => measuresSql(column.type, index, exact)),
  )
  const measured: MeasuredColumn[] = []
  for (const [place, { column, index }] of columns.entries()) {
    const [present, distinct, min, max, fractions] = values.slice(MEASURES * place, MEASURES * (place + 1))
    const hasInfinity = [min, max].some((value) => value === Infinity || value === -Infinity)
    const range = hasInfinity ? await finiteRange(database, index) : [min, max]
    measured.push({
      column,
      index,
      present: Number(present),
      distinct: Number(distinct),
      estimated: !exact,
      min: numberOrNull(range[0]),
      max: numberOrNull(range[1]),
      fractions: fractions === true,
    })
  }
  return exact ? measured : countFew(database, measured)
}

function measuresSql(type: ColumnType, index: number, exact: boolean): string[] {
  const cell = `c${index}`
  // A list of the values: count(DISTINCT) takes milliseconds a column even over a few rows.
  const distinct = exact ? `list_unique(list(${cell}))::DOUBLE` : `approx_count_distinct(${cell})::DOUBLE`
  const measures = [`count(${cell})::DOUBLE`, distinct]
  if (type === 'number' || type === 'integer') {
    const fractions = type === 'integer' ? `coalesce(bool_or(${cell} <> floor(${cell})), FALSE)` : 'TRUE'
    return [...measures, `min(${cell})`, `max(${cell})`, fractions]
  }
  if (type === 'date') {
    const timed = `coalesce(bool_or(${cell} <> date_trunc('day', ${cell})), FALSE)`
    return [...measures, daysSql(`min(${cell})`), daysSql(`max(${cell})`), timed]
  }
  return [...measures, 'NULL', 'NULL', 'NULL']
}

async function finiteRange(database: Database, index: number): Promise<SqlValue[]> {
  const cell = `c${index}`
  const [range] = await database.rows(`SELECT min(${cell}), max(${cell}) FROM cells WHERE isfinite(${cell})`)
  return range
}

/** The exact number of distinct values where the estimate says that they are few. */
async function countFew(database: Database, measured: readonly MeasuredColumn[]): Promise<MeasuredColumn[]> {
  const few = measured.filter(({ distinct }) => distinct <= FEW)
  if (few.length === 0) return [...measured]
  const counts = await aggregatesOf(
    database,
    few.map(({ index }) => `count(DISTINCT c${index})::DOUBLE`),
  )
  const recounted = new Map(few.map(({ index }, position) => [index, Number(counts[position])]))
  return measured.map((one) => {
    const distinct = recounted.get(one.index)
    return distinct === undefined ? one : { ...one, distinct, estimated: false }
  })
}

/** Days since 1970-01-01 of a timestamp. */
export function daysSql(timestamp: string): string {
  return `epoch_us(${timestamp})::DOUBLE / ${MICROSECONDS_PER_DAY}`
}

function numberOrNull(value: SqlValue): number | null {
  return typeof value === 'number' ? value : null
}
