import type { CastContext } from './castSql'
import { isMissingSql, roughSql, trimmed, valueSql } from './castSql'
import type { ColumnReading } from './columnSpec'
import type { Database } from '../database/database'

/** A column of which the source has the values, as n0, n1, …, beside their texts. */
export interface NativeReading {
  readonly type: 'native'
}

/** Up to here doubles hold every whole number. */
const LARGEST_EXACT = 2 ** 53

/**
 * Makes the table `cells` from the texts c0, c1, … of `source`: the columns hold values, and `original` all texts of those
 * rows in which a cell could not be read, or only roundly. One pass, so that the texts of good rows are never stored.
 */
export async function loadCells(
  database: Database,
  source: string,
  readings: readonly (ColumnReading | NativeReading)[],
  context: CastContext,
): Promise<void> {
  const cells = readings.map((_, index) => `c${index}`)
  const rough = readings.map((reading, index) =>
    reading.type === 'native' ? `n${index} AS r${index}` : `${roughSql(`c${index}`, reading)} AS r${index}`,
  )
  const values = readings.map((reading, index) =>
    reading.type === 'native'
      ? `r${index} AS v${index}`
      : `${valueSql(`r${index}`, `c${index}`, reading, context)} AS v${index}`,
  )
  const kept = readings.flatMap((reading, index) =>
    reading.type === 'native' ? [] : keptSql(reading, index, context),
  )
  const original =
    kept.length === 0 ? 'NULL::VARCHAR[]' : `CASE WHEN ${anyOf(kept)} THEN [${cells.join(', ')}] END`
  await database.run(`CREATE OR REPLACE TABLE cells AS
    SELECT ${cells.map((cell, index) => `v${index} AS ${cell}`).join(', ')}, ${original} AS original
    FROM (SELECT ${cells.join(', ')}, ${values.join(', ')}
      FROM (SELECT ${cells.join(', ')}, ${rough.join(', ')} FROM ${source}))`)
}

/**
 * SQL condition: the cell could not be read, or is a whole number that a double may not hold. A nested CASE, not AND: DuckDB may try the
 * dear half of an AND on every row. Of numbers the first question settles nearly all.
 */
function keptSql(reading: ColumnReading, index: number, context: CastContext): string[] {
  if (reading.type === 'text') return []
  const value = `v${index}`
  const isFailed = `WHEN ${value} IS NULL THEN NOT ${isMissingSql(trimmed(`c${index}`), context)}`
  return reading.type === 'number' || reading.type === 'integer'
    ? [`CASE WHEN abs(${value}) < ${LARGEST_EXACT} THEN FALSE ${isFailed} ELSE isfinite(${value}) END`]
    : [`CASE ${isFailed} ELSE FALSE END`]
}

/** A balanced tree of ORs: a flat one of thousands of columns would be too deep for the parser. */
function anyOf(conditions: readonly string[]): string {
  if (conditions.length <= 8) return conditions.join(' OR ')
  const half = conditions.length >> 1
  return `(${anyOf(conditions.slice(0, half))}) OR (${anyOf(conditions.slice(half))})`
}
