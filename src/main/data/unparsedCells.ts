import type { CastContext } from './castSql'
import { isMissingSql, trimmed } from './castSql'
import type { ColumnReading } from './columnSpec'
import type { Database } from './database'
import { isPlaceholder, trimCell } from './missingTokens'
import { numberTest, type NumberFormat } from './numberFormat'
import type { ProblemReason } from '@shared/outcome/importProblem'
import type { ProblemLog } from './problemLog'

interface UnparsedRequest {
  readonly names: readonly string[]
  readonly readings: readonly ColumnReading[]
  readonly context: CastContext
  readonly log: ProblemLog
}

/** So many rows are searched for what keeps a column from being numeric. */
const SEARCHED_ROWS = 100_000

/** Reports the cells because of which a column that is numbers for the most part had to stay text. */
export async function logTextMakers(
  database: Database,
  column: { readonly index: number; readonly name: string; readonly format: NumberFormat },
  log: ProblemLog,
): Promise<void> {
  const isNumber = numberTest(column.format)
  const rows = await database.rows(
    `SELECT (rowid + 1)::DOUBLE, c${column.index} FROM cells WHERE c${column.index} IS NOT NULL LIMIT ${SEARCHED_ROWS}`,
  )
  for (const [row, text] of rows as [number, string][]) {
    if (!isNumber(text)) log.add(row, column.name, text, 'keeps-column-text')
  }
}

/** Counts, a column, the cells that are there but not of its type, and logs them row by row. */
export async function collectUnparsed(database: Database, request: UnparsedRequest): Promise<number[]> {
  const { readings, context } = request
  const typed = readings.flatMap((reading, column) => (reading.type === 'text' ? [] : [column]))
  const counts = readings.map(() => 0)
  if (typed.length === 0) return counts
  const failed = (column: number): string =>
    `original IS NOT NULL AND c${column} IS NULL AND NOT ${isMissingSql(trimmed(`original[${column + 1}]`), context)}`
  const [[bad]] = await database.rows('SELECT count(original)::DOUBLE FROM cells')
  if (bad === 0) return counts
  const [found] = await database.rows(
    `SELECT ${typed.map((column) => `(count(*) FILTER (${failed(column)}))::DOUBLE`).join(', ')} FROM cells`,
  )
  typed.forEach((column, index) => (counts[column] = Number(found[index])))
  await logCells(
    database,
    request,
    typed.filter((column) => counts[column] > 0),
  )
  return counts
}

async function logCells(
  database: Database,
  request: UnparsedRequest,
  columns: readonly number[],
): Promise<void> {
  const { names, readings, context, log } = request
  const missing = new Set(['', ...context.missing])
  const flags = columns.map((column) => `c${column} IS NULL`).join(', ')
  const rows = await database.rows(
    `SELECT (rowid + 1)::DOUBLE, [${columns.map((column) => `original[${column + 1}]`).join(', ')}], [${flags}]
     FROM cells WHERE original IS NOT NULL ORDER BY rowid`,
  )
  for (const [row, texts, absent] of rows as [number, (string | null)[], boolean[]][]) {
    columns.forEach((column, index) => {
      const text = trimCell(texts[index] ?? '')
      if (absent[index] && !missing.has(text)) {
        log.add(row, names[column], text, reasonFor(text, readings[column]))
      }
    })
  }
}

function reasonFor(text: string, reading: ColumnReading): ProblemReason {
  if (isPlaceholder(text)) return 'placeholder'
  if (reading.type === 'date') return 'not-a-date'
  if (reading.type === 'boolean') return 'not-true-or-false'
  return /^[+-]?[\d.,]+[eE][+-]?\d+$/.test(text) ? 'out-of-range' : 'not-a-number'
}
