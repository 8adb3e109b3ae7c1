import { aggregatesOf, columnsWhere } from '../database/aggregates'
import { trimmed } from './castSql'
import type { ColumnReading } from './columnSpec'
import type { Database } from '../database/database'
import { sqlText } from '../database/database'
import { trimCell } from './missingTokens'
import { markClass } from './numberFormat'
import { shorten, type ProblemLog } from './problemLog'

const LISTED = 1000

/** Counts, a column, the whole numbers with more digits than a double holds, and logs the first of them. */
export async function collectRounded(
  database: Database,
  { names, readings, log }: { names: readonly string[]; readings: readonly ColumnReading[]; log: ProblemLog },
): Promise<number[]> {
  const counts = readings.map(() => 0)
  const conditions = readings.map(roundedSql)
  const numbers = conditions.flatMap((condition, column) => (condition === null ? [] : [column]))
  const [[kept]] = await database.rows('SELECT count(original)::DOUBLE FROM cells')
  if (numbers.length === 0 || kept === 0) return counts
  const columns = await columnsWhere(database, numbers, (cell) => `abs(${cell}) >= 9007199254740992`)
  const found = await aggregatesOf(
    database,
    columns.map((column) => `(count(*) FILTER (${conditions[column]}))::DOUBLE`),
  )
  for (const [index, column] of columns.entries()) {
    counts[column] = Number(found[index])
    if (counts[column] === 0) continue
    const rows = await database.rows(
      `SELECT (rowid + 1)::DOUBLE, original[${column + 1}] FROM cells WHERE ${conditions[column]} LIMIT ${LISTED}`,
    )
    log.addCells(
      counts[column],
      rows.map(([row, text]) => ({
        row: Number(row),
        column: names[column],
        text: shorten(trimCell(String(text))),
        why: 'digits-lost' as const,
      })),
    )
  }
  return counts
}

/** SQL condition: the text is a whole number, and another one than the double made of it. */
export function roundedSql(reading: ColumnReading, column: number): string | null {
  if (reading.type !== 'number' && reading.type !== 'integer') return null
  const text = trimmed(`original[${column + 1}]`)
  const { thousands } = reading.format
  const digits =
    thousands === null ? text : `regexp_replace(${text}, ${sqlText(markClass(thousands))}, '', 'g')`
  return `original IS NOT NULL AND isfinite(c${column}) AND abs(c${column}) BETWEEN 9007199254740992 AND 1e38
    AND regexp_full_match(${digits}, '[+-]?[0-9]+') AND TRY_CAST(${digits} AS HUGEINT) <> TRY_CAST(c${column} AS HUGEINT)`
}
