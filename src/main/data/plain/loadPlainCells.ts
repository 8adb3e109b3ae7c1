import { TEXT, type ColumnReading } from '../cells/columnSpec'
import {
  guessColumns,
  loadedTexts,
  missingTexts,
  sampledTexts,
  type LoadedTexts,
  type TextSettings,
} from '../cells/loadTexts'
import type { Database } from '../database/database'
import type { ReadText } from '../text/readText'
import { readAt } from '../text/sampleText'
import { averageBytes } from '../text/whileLoading'
import { LARGEST_EXACT } from './levelValues'
import { LINE_FEED } from './plainCells'
import { factorColumn, numericColumn, plannedColumn } from './plainColumn'
import { scanWhole, type PlannedColumn } from './plainScan'
import { columnChunks, typedColumns, type PlainColumn } from './typedColumns'

/** From so many columns on DuckDB takes far longer to plan the reading of a text than its bytes take to be read. */
export const MANY_COLUMNS = 1000
/** A larger text may have more cells than there is memory for twice. */
const MOST_BYTES = 1 << 28
const LONGEST_HEADER = 1 << 23

/**
 * Makes the table `cells` of a regular text of very many columns by one pass over its bytes. Null, and no table, unless every cell is
 * plainly what the sample of its column tells, or missing: `loadTexts` reads any other, and reports.
 */
export async function loadPlainCells(
  database: Database,
  text: ReadText,
  settings: TextSettings,
): Promise<LoadedTexts | null> {
  const texts = sampledTexts(settings)
  const guessed = guessColumns(texts, settings).readings
  // Of an empty column nothing else can become.
  const readings = guessed.map((reading, index) => reading ?? (texts[index].length === 0 ? TEXT : null))
  if (!readings.every((reading) => reading !== null)) return null
  const scanned = await scanColumns(text, readings)
  if (scanned === null || !scanned.every((column, index) => isSettled(column, guessed[index]))) return null
  const context = { missing: missingTexts(settings.options), hasUnderscore: settings.hasUnderscore }
  const columns = await typedColumns(database, scanned, { readings, context })
  if (columns === null) return null
  const types = columns.map(({ type }, index) => `c${index} ${type}`)
  await database.run(`CREATE OR REPLACE TABLE cells (${types.join(', ')}, original VARCHAR[])`)
  await database.append('cells', columnChunks(columns))
  const none = columns.map(() => 0)
  return loadedTexts(settings, { texts, readings, unparsed: none, rounded: none })
}

/** All columns of a text; null where a cell is not plain. */
async function scanColumns(
  { request, plan, dialect, encoding, records }: ReadText,
  readings: readonly ColumnReading[],
): Promise<PlainColumn[] | null> {
  const { path, bytes, signal, onProgress } = request
  if (request.firstRows === undefined && bytes > MOST_BYTES) return null
  const head = await readAt(request.file, encoding.bom, LONGEST_HEADER)
  const feed = plan.header ? head.indexOf(LINE_FEED) : -1
  if (plan.header && feed < 0) return null
  const rows = request.firstRows ?? Math.ceil((1.3 * bytes) / averageBytes(records)) + 1000
  const room = { rows, pack: false, file: null }
  const planned = readings.map((reading, index) => {
    const column = { name: plan.names[index], texts: [] }
    return plannedColumn({ ...column, reading }, room) ?? plannedColumn({ ...column, reading: TEXT }, room)
  })
  if (!planned.every((column): column is PlannedColumn => column !== null)) return null
  const missing = ['', ...missingTexts(request.options)]
  const marks = { delimiter: dialect.delimiter.charCodeAt(0), quote: dialect.quote?.charCodeAt(0) ?? -1 }
  const { firstRows } = request
  const end = firstRows === undefined ? bytes : encoding.bom + endOfLines(head, feed + 1, firstRows)
  const whole = { from: encoding.bom + feed + 1, to: end, room: rows }
  const onBytes = (done: number): void =>
    onProgress?.({ phase: 'loading', done: Math.min(done, bytes), total: bytes, unit: 'bytes' })
  const share = await scanWhole({ path, marks, missing, columns: planned }, whole, { signal, onBytes })
  signal?.throwIfAborted()
  if (typeof share === 'string') return null
  const { rowCount } = share.runs[0]
  const absent = new Set(missing)
  return planned.flatMap((column, index): PlainColumn[] => {
    const name = plan.names[index]
    const own = [{ runs: share.runs, texts: share.texts[index] ?? [], magnitude: share.magnitudes[index] }]
    const read =
      column.kind === 'text'
        ? factorColumn({ name, codes: column.codes, missing: absent, rowCount }, own)
        : column.kind === 'number' && numericColumn({ name, planned: column, rowCount }, own)
    return read !== false && (read.kind === 'numeric' || read.kind === 'factor') ? [read] : []
  })
}

/** Where so many lines end that begin at a place, or those that there are. */
function endOfLines(head: Buffer, start: number, count: number): number {
  let end = start
  for (let line = 0; line < count; line++) {
    const feed = head.indexOf(LINE_FEED, end)
    if (feed < 0) break
    end = feed + 1
  }
  return end
}

/** Whether all its cells are as the sample told, and none has to be told of. */
function isSettled(column: PlainColumn, guessed: ColumnReading | null): boolean {
  if (column.kind === 'factor') return guessed !== null || column.levels.length === 0
  const { values } = column
  for (let row = 0; row < values.length; row++) if (Math.abs(values[row]) >= LARGEST_EXACT) return false
  return true
}
