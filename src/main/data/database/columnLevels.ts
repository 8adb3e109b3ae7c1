import type { ColumnLevels } from '@shared/contract/tableApi'
import { asCharacter } from '@shared/formula/asCharacter'
import type { Database, SqlValue } from './database'
import { daysSql } from './measureColumns'
import type { SummarisedColumn } from './summarisedColumn'

const LARGEST_INTEGER = 2 ** 31 - 1

/** The values of a column as `factor()` names them, the most frequent first, up to `limit` of them. */
export async function columnLevels(
  database: Database,
  column: SummarisedColumn,
  limit: number,
): Promise<ColumnLevels> {
  const cell = `c${column.index}`
  const value = column.type === 'date' ? daysSql(cell) : cell
  const rows = await database.rows(
    `SELECT level, count::DOUBLE, (count(*) OVER ())::DOUBLE
     FROM (SELECT ${value} AS level, count(*) AS count FROM cells WHERE ${cell} IS NOT NULL GROUP BY 1)
     ORDER BY count DESC, level LIMIT ${limit}`,
  )
  const nameOf = levelName(column)
  return {
    levels: rows.map(([level, count]) => ({ level: nameOf(level), count: Number(count) })),
    total: Number(rows[0]?.[2] ?? 0),
  }
}

/** R reads a column of whole numbers as integers, which `factor` writes in full; other numbers with 15 digits. */
function levelName({ type, min, max }: SummarisedColumn): (value: SqlValue) => string {
  const largest = Math.max(Math.abs(min ?? 0), Math.abs(max ?? 0))
  if (type === 'integer' && largest <= LARGEST_INTEGER) return String
  if (type === 'boolean') return (value) => (value === true ? 'TRUE' : 'FALSE')
  return (value) => (typeof value === 'number' ? asCharacter(value) : String(value))
}
