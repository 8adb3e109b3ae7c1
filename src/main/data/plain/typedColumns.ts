import type { DuckDBDataChunk, DuckDBType, DuckDBValue } from '@duckdb/node-api'
import type { Column } from '@shared/table/column'
import type { CastContext } from '../cells/castSql'
import type { ColumnReading } from '../cells/columnSpec'
import type { Database } from '../database/database'
import { levelValues } from './levelValues'

const CELLS_AT_ONCE = 1 << 22
const MOST_ROWS = 2048

/** A column as it was read: numbers, or texts whatever they mean. */
export type PlainColumn = Extract<Column, { kind: 'numeric' | 'factor' }>

/** A column as the table takes it. */
interface TypedColumn {
  readonly type: 'DOUBLE' | 'VARCHAR' | 'BOOLEAN' | 'TIMESTAMP'
  readonly rowCount: number
  readonly valueAt: (row: number) => DuckDBValue
}

const SQL_TYPES = {
  text: 'VARCHAR',
  boolean: 'BOOLEAN',
  date: 'TIMESTAMP',
  number: 'DOUBLE',
  integer: 'DOUBLE',
} as const

interface KnownReadings {
  readonly readings: readonly ColumnReading[]
  readonly context: CastContext
}

/** The columns with what their cells mean; null where a text has no meaning in its column. */
export async function typedColumns(
  database: Database,
  columns: readonly PlainColumn[],
  { readings, context }: KnownReadings,
): Promise<TypedColumn[] | null> {
  const groups = new Map<string, { readonly reading: ColumnReading; readonly levels: Set<string> }>()
  const keys = readings.map((reading) => JSON.stringify(reading))
  columns.forEach((column, index) => {
    const reading = readings[index]
    if (column.kind !== 'factor' || reading.type === 'text') return
    const group = groups.get(keys[index]) ?? { reading, levels: new Set() }
    groups.set(keys[index], group)
    for (const level of column.levels) group.levels.add(level)
  })
  const meanings = new Map<string, ReadonlyMap<string, DuckDBValue>>()
  for (const [key, group] of groups) {
    const levels = [...group.levels]
    const values = await levelValues(database, levels, { reading: group.reading, context })
    if (values === null) return null
    meanings.set(key, new Map(levels.map((level, place) => [level, values[place]])))
  }
  return columns.map((column, index) => typedColumn(column, readings[index], meanings.get(keys[index])))
}

function typedColumn(
  column: PlainColumn,
  { type }: ColumnReading,
  meanings: ReadonlyMap<string, DuckDBValue> | undefined,
): TypedColumn {
  if (column.kind === 'numeric') {
    const { values } = column
    const valueAt = (row: number): number | null => (Number.isNaN(values[row]) ? null : values[row])
    return { type: 'DOUBLE', rowCount: values.length, valueAt }
  }
  const { codes, levels } = column
  const values = meanings === undefined ? levels : levels.map((level) => meanings.get(level) ?? null)
  return { type: SQL_TYPES[type], rowCount: codes.length, valueAt: (row) => values[codes[row]] ?? null }
}

/** The columns' rows as the table takes them, with no text kept of any. */
export async function* columnChunks(columns: readonly TypedColumn[]): AsyncGenerator<DuckDBDataChunk, void> {
  const duckdb = await import('@duckdb/node-api')
  const types: DuckDBType[] = [...columns.map(({ type }) => duckdb[type]), duckdb.LIST(duckdb.VARCHAR)]
  const [{ rowCount }] = columns
  const atOnce = Math.min(MOST_ROWS, Math.max(1, Math.floor(CELLS_AT_ONCE / columns.length)))
  for (let from = 0; from < rowCount; from += atOnce) {
    const count = Math.min(atOnce, rowCount - from)
    const chunk = duckdb.DuckDBDataChunk.create(types, count)
    columns.forEach(({ valueAt }, index) => {
      const vector = chunk.getColumnVector(index)
      for (let row = 0; row < count; row++) vector.setItem(row, valueAt(from + row))
      vector.flush()
    })
    const original = chunk.getColumnVector(columns.length)
    for (let row = 0; row < count; row++) original.setItem(row, null)
    original.flush()
    yield chunk
  }
}
