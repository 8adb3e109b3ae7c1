import type { DuckDBDataChunk } from '@duckdb/node-api'
import type { Column } from '@shared/table/column'
import type { Database } from './database'
import { daysSql } from './measureColumns'
import type { SummarisedColumn } from './summarisedColumn'

type Numbers = Float64Array | Int32Array

export interface RowNumbering {
  /** Row numbers go up to here. */
  readonly rowCount: number
  /** How many of them have a row. */
  readonly presentRows: number
}

/** Who waits for columns. */
export interface ColumnReader {
  /** Aborted, it ends the reading. */
  readonly signal?: AbortSignal
  /** Told how many of the rows have been read. */
  readonly onRows?: (done: number, total: number) => void
}

/**
 * Whole columns, each in shared memory so that the fit's thread reads it in place. One pass over the table for all. A row
 * number without a row is missing in every column.
 */
export async function readColumns(
  database: Database,
  columns: readonly SummarisedColumn[],
  { rowCount, presentRows }: RowNumbering,
  { signal, onRows }: ColumnReader = {},
): Promise<Column[]> {
  const levels: (string[] | null)[] = []
  for (const column of columns) levels.push(await levelsOf(database, column))
  const targets = levels.map((names): Numbers => sharedArray(names !== null, rowCount))
  const hasGaps = presentRows < rowCount
  if (hasGaps) for (const target of targets) target.fill(target instanceof Float64Array ? NaN : -1)
  const numbers = hasGaps ? ['rowid::INTEGER'] : []
  let row = 0
  const sql = `SELECT ${[...columns.map(readSql), ...numbers].join(', ')} FROM cells`
  for await (const chunk of database.chunks(sql, signal)) {
    const places = hasGaps ? itemsOf(chunk, columns.length) : null
    targets.forEach((target, index) => {
      const items = itemsOf(chunk, index)
      if (places === null) target.set(items, row)
      else for (let i = 0; i < items.length; i++) target[places[i]] = items[i]
    })
    row += chunk.rowCount
    onRows?.(row, presentRows)
  }
  if (row !== presentRows) throw new Error(`${row} of ${presentRows} rows could be read`)
  for (const { index } of columns) await database.run(`DROP TYPE IF EXISTS levels${index}`)
  return columns.map(({ name, type }, position): Column => {
    const target = targets[position]
    const names = levels[position]
    if (target instanceof Float64Array) return { kind: 'numeric', name, values: target }
    return { kind: 'factor', name, codes: target, levels: names ?? [], logical: type === 'boolean' }
  })
}

function sharedArray(isFactor: boolean, length: number): Numbers {
  return isFactor
    ? new Int32Array(new SharedArrayBuffer(4 * length))
    : new Float64Array(new SharedArrayBuffer(8 * length))
}

/** Levels in code point order; null for a column that is read as numbers. */
async function levelsOf(database: Database, { type, index }: SummarisedColumn): Promise<string[] | null> {
  if (type === 'boolean') return ['FALSE', 'TRUE']
  if (type !== 'text') return null
  const rows = await database.rows(
    `SELECT DISTINCT c${index} FROM cells WHERE c${index} IS NOT NULL ORDER BY 1`,
  )
  if (rows.length > 0) {
    await database.run(
      `CREATE OR REPLACE TYPE levels${index} AS ENUM (SELECT DISTINCT c${index} FROM cells WHERE c${index} IS NOT NULL ORDER BY 1)`,
    )
  }
  return rows.map(([level]) => String(level))
}

/** SQL expression whose vector holds doubles (NaN for missing) or 32-bit codes (-1 for missing). */
function readSql({ type, index, distinct }: SummarisedColumn): string {
  const cell = `c${index}`
  switch (type) {
    case 'number':
    case 'integer':
      return `coalesce(${cell}, 'NaN'::DOUBLE)`
    case 'date':
      return `coalesce(${daysSql(cell)}, 'NaN'::DOUBLE)`
    case 'boolean':
      return `coalesce(${cell}::INTEGER, -1)`
    case 'text':
      return distinct === 0 ? '-1::INTEGER' : `coalesce(enum_code(${cell}::levels${index})::INTEGER, -1)`
  }
}

/** The numbers of a chunk's column as they lie in DuckDB's memory; the binding's types hide them. */
function itemsOf(chunk: DuckDBDataChunk, column: number): Numbers {
  const { items } = chunk.getColumnVector(column) as unknown as { items: Numbers }
  return items.subarray(0, chunk.rowCount)
}
