import { aggregatesOf } from './aggregates'
import type { Database } from './database'
import { daysSql, type MeasuredColumn } from './measureColumns'

const BINS = 10

/** Counts of ten equal bins from min to max where there is a range (of all columns together), else of the ten most frequent values. */
export async function histogramsOf(
  database: Database,
  columns: readonly MeasuredColumn[],
): Promise<number[][]> {
  const ranged = columns.filter(({ min }) => min !== null)
  const maps = (await aggregatesOf(database, ranged.map(binsSql))) as unknown as Bins[]
  const binned = new Map(ranged.map((column, place) => [column, counts(maps[place])]))
  const histograms: number[][] = []
  for (const column of columns) {
    histograms.push(binned.get(column) ?? (await mostFrequent(database, column.index)))
  }
  return histograms
}

type Bins = readonly { readonly key: number; readonly value: bigint }[]

function counts(bins: Bins): number[] {
  const found = Array<number>(BINS).fill(0)
  for (const { key, value } of bins) found[key] = Number(value)
  return found
}

function binsSql({ column, index, min, max, hasInfinity }: MeasuredColumn): string {
  const value = column.type === 'date' ? daysSql(`c${index}`) : `c${index}`
  const bin = `least(${BINS - 1}, floor(${positionSql(value, min!, max!)}))::INTEGER`
  return `histogram(${hasInfinity ? `CASE WHEN isfinite(${value}) THEN ${bin} END` : bin})`
}

/** Where a value lies between the ends, from 0 to 10. */
function positionSql(value: string, from: number, to: number): string {
  // A range that exceeds the largest double is measured in halves.
  const scale = to - from
  if (scale === 0) return `${value} * 0`
  if (Number.isFinite(BINS / scale) && Number.isFinite(scale))
    return `(${value} - ${sqlNumber(from)}) / ${sqlNumber(scale)} * ${BINS}`
  return `(${value} / 2 - ${sqlNumber(from / 2)}) / ${sqlNumber(to / 2 - from / 2)} * ${BINS}`
}

function sqlNumber(value: number): string {
  return `(${value})::DOUBLE`
}

async function mostFrequent(database: Database, index: number): Promise<number[]> {
  const rows = await database.rows(
    `SELECT count(*)::DOUBLE FROM cells WHERE c${index} IS NOT NULL GROUP BY c${index} ORDER BY 1 DESC LIMIT ${BINS}`,
  )
  return rows.map(([count]) => Number(count))
}
