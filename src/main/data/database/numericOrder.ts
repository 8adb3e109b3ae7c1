import { setImmediate as others } from 'node:timers/promises'
import type { DuckDBDataChunk } from '@duckdb/node-api'
import { bucketSort, type TaggedKeys } from '@shared/numeric/bucketSort'
import type { Database } from './database'
import { sqlName } from './database'
import { ROW_INDEX } from './cellSql'
import type { SummarisedColumn } from './summarisedColumn'

/** Rows whose keys are sorted here: with more, the sort would take memory and the engine's thread for too long. */
const MOST_ROWS = 1 << 23

/** What stands for the values of a column in their order, as doubles without loss; null where there is no such thing. */
export function sortKeySql({ type, dayOnly }: SummarisedColumn, inSql: string): string | null {
  const cell = sqlName(inSql)
  if (type === 'number' || type === 'integer') return `coalesce(${cell}, 'NaN'::DOUBLE)`
  // Whole days are doubles without loss, microseconds are not.
  return type === 'date' && dayOnly ? `coalesce(epoch(${cell}::TIMESTAMP)::DOUBLE, 'NaN'::DOUBLE)` : null
}

interface KeyedRows {
  readonly keySql: string
  readonly direction: 'ascending' | 'descending'
  /** Which rows: what stands behind FROM. */
  readonly where: string
  /** Aborted, it lets the reading of the keys throw. */
  readonly signal?: AbortSignal
}

/**
 * 1-based row numbers by the order of a key, missing ones last and ties in the order of the file, as `ORDER BY … NULLS LAST` has it in
 * half the processor's time: only keys are read, and sorted as what they are. Null where that way is not open.
 */
export async function numericOrder(
  database: Database,
  { keySql, direction, where, signal }: KeyedRows,
  rowCount: number,
): Promise<Int32Array | null> {
  if (rowCount > MOST_ROWS) return null
  const read = await keysOf(database, { keySql, where, signal }, rowCount)
  if (read === null) return null
  const { known, missing } = read
  if (direction === 'descending') known.keys.forEach((key, place) => (known.keys[place] = -key))
  if (!(await sorted(known))) return null
  const order = new Int32Array(known.tags.length + missing.length)
  order.set(known.tags)
  order.set(missing, known.tags.length)
  return order
}

/** False where the keys are spread too unevenly. Pages and other requests are answered in between. */
async function sorted(known: TaggedKeys): Promise<boolean> {
  const sorting = bucketSort(known)
  for (;;) {
    const step = sorting.next()
    if (step.done === true) return step.value
    await others()
  }
}

interface ReadKeys {
  /** Of the rows that have one, in the order of the file. */
  readonly known: TaggedKeys
  /** Rows whose key is missing. */
  readonly missing: Int32Array
}

/**
 * Null where the rows do not come in their order, by which ties are told. The two halves of the table are read at once: most of the
 * time goes in waiting for the next chunk.
 */
async function keysOf(
  database: Database,
  { keySql, where, signal }: Omit<KeyedRows, 'direction'>,
  rowCount: number,
): Promise<ReadKeys | null> {
  const half = rowCount >> 1
  // Where rows are left out, all of them may be in the second half.
  const keys = new Float64Array(half + rowCount)
  const rows = new Int32Array(half + rowCount)
  const readFrom = async (start: number, condition: string): Promise<number> => {
    const sql = `SELECT (${ROW_INDEX} + 1)::INTEGER, ${keySql} FROM data ${where === '' ? 'WHERE' : `${where} AND`} ${condition}`
    let end = start
    for await (const chunk of database.chunks(sql, signal)) {
      rows.set(itemsOf(chunk, 0), end)
      keys.set(itemsOf(chunk, 1), end)
      end += chunk.rowCount
    }
    return end
  }
  const [middle, end] = await Promise.all([
    readFrom(0, `${ROW_INDEX} < ${half}`),
    readFrom(half, `${ROW_INDEX} >= ${half}`),
  ])
  keys.copyWithin(middle, half, end)
  rows.copyWithin(middle, half, end)
  const count = middle + end - half
  return isAscending(rows, count) ? parted({ keys, tags: rows }, count) : null
}

/** The numbers of a chunk's column as they lie in DuckDB's memory; the binding's types hide them. */
function itemsOf(chunk: DuckDBDataChunk, column: number): Float64Array | Int32Array {
  const { items } = chunk.getColumnVector(column) as unknown as { items: Float64Array | Int32Array }
  return items.subarray(0, chunk.rowCount)
}

function isAscending(rows: Int32Array, count: number): boolean {
  for (let place = 1; place < count; place++) if (rows[place] <= rows[place - 1]) return false
  return true
}

/** Those that have a key and those that have none, each in their order. */
function parted({ keys, tags }: TaggedKeys, count: number): ReadKeys {
  const missing: number[] = []
  let present = 0
  for (let place = 0; place < count; place++) {
    const key = keys[place]
    if (Number.isNaN(key)) missing.push(tags[place])
    else {
      keys[present] = key
      tags[present++] = tags[place]
    }
  }
  const known = { keys: keys.subarray(0, present), tags: tags.subarray(0, present) }
  return { known, missing: Int32Array.from(missing) }
}
