import { compensatedSum } from '@shared/numeric/compensatedSum'
import type { Database, SqlValue } from '../data/database/database'
import type { Stage, StageColumn } from './stage'

/** The finite values of a column in the order of rows, so that sums over them do not depend on threads. */
export async function finiteValues(
  database: Database,
  stage: Stage,
  { cell }: StageColumn,
): Promise<Float64Array> {
  const values = new Float64Array(stage.rows)
  let count = 0
  const sql = `SELECT ${cell} FROM ${stage.relation} WHERE isfinite(${cell}) ORDER BY row_index`
  await database.eachChunk(sql, (chunk) => {
    // As they lie in DuckDB's memory; the binding's types hide them.
    const { items } = chunk.getColumnVector(0) as unknown as { items: Float64Array }
    values.set(items.subarray(0, chunk.rowCount), count)
    count += chunk.rowCount
  })
  return values.subarray(0, count)
}

/** x̄ = Σx / n; NaN of nothing. */
export const meanOf = (values: Float64Array): number => compensatedSum(values) / values.length

/** s = √(Σ(x − x̄)² / (n − 1)). */
export function standardDeviation(values: Float64Array): number {
  const mean = meanOf(values)
  return Math.sqrt(compensatedSum(values.map((value) => (value - mean) ** 2)) / (values.length - 1))
}

/** Quantiles by linear interpolation of order statistics (Hyndman and Fan 1996, type 7; R's default). */
export function quantile(sorted: Float64Array, probability: number): number {
  const place = (sorted.length - 1) * probability
  const below = Math.floor(place)
  const [low, high] = [sorted[below], sorted[Math.min(below + 1, sorted.length - 1)]]
  return low + (place - below) * (high - low)
}

/** The median, the mean of the middle two of an even number of values. */
export function medianOf(sorted: Float64Array): number {
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2
}

/** The most frequent value, the least of several; null where all are missing. */
export async function modeOf(
  database: Database,
  stage: Stage,
  { cell, type }: StageColumn,
): Promise<SqlValue> {
  const shown = type === 'date' ? `strftime(${cell}, '%Y-%m-%d %H:%M:%S')` : cell
  const rows = await database.rows(
    `SELECT ${shown} FROM ${stage.relation} WHERE ${cell} IS NOT NULL GROUP BY ${cell} ORDER BY count(*) DESC, ${cell} LIMIT 1`,
  )
  return rows.length === 0 ? null : rows[0][0]
}
