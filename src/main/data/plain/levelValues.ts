import type { DuckDBDataChunk, DuckDBValue } from '@duckdb/node-api'
import { roughSql, valueSql, type CastContext } from '../cells/castSql'
import type { ColumnReading } from '../cells/columnSpec'
import type { Database } from '../database/database'

/** Up to here doubles hold every whole number: beyond, a cell's text is kept. */
export const LARGEST_EXACT = 2 ** 53
const ROWS_AT_ONCE = 2048

/** How texts are read. */
export interface LevelReading {
  readonly reading: ColumnReading
  readonly context: CastContext
}

/**
 * What different texts mean, in their order: each is read once, by the very SQL that reads the cells of other tables. Null where one
 * means nothing, or more than a double may hold.
 */
export async function levelValues(
  database: Database,
  levels: readonly string[],
  { reading, context }: LevelReading,
): Promise<readonly DuckDBValue[] | null> {
  await database.run('CREATE OR REPLACE TABLE levels (place INTEGER, level VARCHAR)')
  await database.append('levels', chunksOf(levels))
  const shown = reading.type === 'date' ? 'epoch_us(v)::VARCHAR' : 'v'
  const rows = await database.rows(`SELECT ${shown}
    FROM (SELECT place, ${valueSql('r', 'level', reading, context)} AS v
      FROM (SELECT place, level, ${roughSql('level', reading)} AS r FROM levels)) ORDER BY place`)
  await database.run('DROP TABLE levels')
  const { DuckDBTimestampValue: Timestamp } = await import('@duckdb/node-api')
  const values = rows.map(([value]): DuckDBValue => {
    if (typeof value === 'string') return new Timestamp(BigInt(value))
    return typeof value === 'boolean' || isExact(value) ? value : null
  })
  return values.includes(null) ? null : values
}

const isExact = (value: unknown): value is number =>
  typeof value === 'number' && Math.abs(value) < LARGEST_EXACT

async function* chunksOf(levels: readonly string[]): AsyncGenerator<DuckDBDataChunk, void> {
  const { DuckDBDataChunk: Chunk, INTEGER, VARCHAR } = await import('@duckdb/node-api')
  for (let from = 0; from < levels.length; from += ROWS_AT_ONCE) {
    const some = levels.slice(from, from + ROWS_AT_ONCE)
    const chunk = Chunk.create([INTEGER, VARCHAR], some.length)
    chunk.setColumns([some.map((_, place) => from + place), some])
    yield chunk
  }
}
