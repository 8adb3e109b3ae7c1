import { aggregatesOf } from './aggregates'
import type { RowReader } from './database'
import { daysSql } from './measureColumns'
import type { SummarisedColumn } from './summarisedColumn'

const BINS = 10
/** From so many rows on groups take half the time of aggregates; with fewer, a group takes longer to be planned than counted. */
const MANY_ROWS = 50_000
/** So many columns are groups of one query. */
const AT_ONCE = 100

/**
 * Columns with their histograms, which are made of those that lack them: counts of ten equal bins from min to max where there is a range
 * (of all columns together), else of the ten most frequent values.
 */
export async function withHistograms(
  reader: RowReader,
  columns: readonly SummarisedColumn[],
  rowCount: number,
): Promise<SummarisedColumn[]> {
  const open = columns.filter(({ histogram }) => histogram === null)
  const ranged = open.filter(({ min }) => min !== null)
  const found = await (rowCount < MANY_ROWS ? aggregated : grouped)(reader, ranged)
  const others = open.filter(({ min }) => min === null)
  const frequent = await mostFrequent(reader, others)
  const made = new Map([
    ...ranged.map(({ index }, place) => [index, found[place]] as const),
    ...others.map(({ index }, place) => [index, frequent[place]] as const),
  ])
  return columns.map((column) => ({ ...column, histogram: made.get(column.index) ?? column.histogram }))
}

async function aggregated(reader: RowReader, columns: readonly SummarisedColumn[]): Promise<number[][]> {
  const maps = await aggregatesOf(
    reader,
    columns.map((column) => `histogram(${binSql(column)})`),
  )
  return (maps as unknown as Bins[]).map(counts)
}

/** Each column is grouped by its bins, of a type so small that they are counted without a hash. */
async function grouped(reader: RowReader, columns: readonly SummarisedColumn[]): Promise<number[][]> {
  const histograms = columns.map(() => Array<number>(BINS).fill(0))
  for (let from = 0; from < columns.length; from += AT_ONCE) {
    const queries = columns.slice(from, from + AT_ONCE).map((column, index) => {
      const bins = `SELECT ${binSql(column)}::UTINYINT AS bin FROM cells`
      return `SELECT ${from + index}::DOUBLE, bin::DOUBLE, count(*)::DOUBLE FROM (${bins}) GROUP BY bin`
    })
    for (const [place, bin, count] of await reader.rows(queries.join(' UNION ALL '))) {
      if (bin !== null) histograms[Number(place)][Number(bin)] = Number(count)
    }
  }
  return histograms
}

type Bins = readonly { readonly key: number; readonly value: bigint }[]

function counts(bins: Bins): number[] {
  const found = Array<number>(BINS).fill(0)
  for (const { key, value } of bins) found[key] = Number(value)
  return found
}

/** The bin of a value; NULL where there is none, or it is not finite. */
function binSql({ type, index, min, max }: SummarisedColumn): string {
  const value = type === 'date' ? daysSql(`c${index}`) : `c${index}`
  const bin = `least(${BINS - 1}, floor(${positionSql(value, min!, max!)}))::INTEGER`
  // Of a missing value too: the least of nine and NULL is nine.
  return `CASE WHEN isfinite(${value}) THEN ${bin} END`
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

/** Of a text: a number in SQL is a decimal first, and may come out a bit above the least value that it should be. */
function sqlNumber(value: number): string {
  return `'${value}'::DOUBLE`
}

/** How often each column's most frequent values occur, the most frequent first. */
async function mostFrequent(reader: RowReader, columns: readonly SummarisedColumn[]): Promise<number[][]> {
  const histograms = columns.map((): number[] => [])
  for (let from = 0; from < columns.length; from += AT_ONCE) {
    const queries = columns.slice(from, from + AT_ONCE).map(({ index }, place) => {
      const counts = `SELECT count(*)::DOUBLE AS count FROM cells WHERE c${index} IS NOT NULL GROUP BY c${index}`
      return `(SELECT ${from + place}::DOUBLE, count FROM (${counts}) ORDER BY count DESC LIMIT ${BINS})`
    })
    for (const [place, count] of await reader.rows(queries.join(' UNION ALL '))) {
      histograms[Number(place)].push(Number(count))
    }
  }
  for (const counts of histograms) counts.sort((one, other) => other - one)
  return histograms
}
