import type { ColumnType } from '@shared/table/column'
import { aggregatesOf } from './aggregates'
import type { RowReader, SqlValue } from './database'
import type { SummarisedColumn } from './summarisedColumn'

/** The different values of a column of the table `cells`, and how far they reach. */
type Measures = Pick<SummarisedColumn, 'min' | 'max'> & {
  /** Exact in small tables and where there are few; else an estimate within a few percent. */
  readonly distinct: number
  readonly distinctEstimated?: true
}

/** Up to this many rows distinct values are counted exactly; beyond it they are estimated unless they are few. */
const EXACT_ROWS = 20_000
const FEW = 1000
const MICROSECONDS_PER_DAY = 86_400_000_000
const MEASURES = 3

/** Columns with the number of their different values and their range, which are measured of those that lack them; what is cheap to be made exact is. */
export async function measureColumns(
  reader: RowReader,
  columns: readonly SummarisedColumn[],
  rowCount: number,
): Promise<SummarisedColumn[]> {
  const open = columns.filter(({ distinct }) => distinct === null)
  if (open.length === 0) return [...columns]
  const exact = rowCount <= EXACT_ROWS
  const values = await aggregatesOf(
    reader,
    open.flatMap(({ type, index }) => measuresSql(type, index, exact)),
  )
  const measured = new Map<number, Measures>()
  for (const [place, { index, missing }] of open.entries()) {
    const [distinct, min, max] = values.slice(MEASURES * place, MEASURES * (place + 1))
    const hasInfinity = [min, max].some((value) => value === Infinity || value === -Infinity)
    const range = hasInfinity ? await finiteRange(reader, index) : [min, max]
    measured.set(index, {
      distinct: Math.min(Number(distinct), rowCount - missing),
      min: numberOrNull(range[0]),
      max: numberOrNull(range[1]),
      ...(exact ? {} : { distinctEstimated: true }),
    })
  }
  if (!exact) await countFew(reader, measured)
  return columns.map((column) => ({ ...column, ...measured.get(column.index) }))
}

function measuresSql(type: ColumnType, index: number, exact: boolean): string[] {
  const cell = `c${index}`
  // A list of the values: count(DISTINCT) takes milliseconds a column even over a few rows.
  const distinct = exact ? `list_unique(list(${cell}))::DOUBLE` : `approx_count_distinct(${cell})::DOUBLE`
  if (type === 'number' || type === 'integer') return [distinct, `min(${cell})`, `max(${cell})`]
  if (type === 'date') return [distinct, daysSql(`min(${cell})`), daysSql(`max(${cell})`)]
  return [distinct, 'NULL', 'NULL']
}

async function finiteRange(reader: RowReader, index: number): Promise<SqlValue[]> {
  const cell = `c${index}`
  const [range] = await reader.rows(`SELECT min(${cell}), max(${cell}) FROM cells WHERE isfinite(${cell})`)
  return range
}

/** Puts the exact number of different values where the estimate says that they are few. */
async function countFew(reader: RowReader, measured: Map<number, Measures>): Promise<void> {
  const few = [...measured].filter(([, { distinct }]) => distinct <= FEW)
  const counts = await aggregatesOf(
    reader,
    few.map(([index]) => `count(DISTINCT c${index})::DOUBLE`),
  )
  few.forEach(([index, { min, max }], place) =>
    measured.set(index, { distinct: Number(counts[place]), min, max }),
  )
}

/** Days since 1970-01-01 of a timestamp. */
export function daysSql(timestamp: string): string {
  return `epoch_us(${timestamp})::DOUBLE / ${MICROSECONDS_PER_DAY}`
}

function numberOrNull(value: SqlValue): number | null {
  return typeof value === 'number' ? value : null
}
