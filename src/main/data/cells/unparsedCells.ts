import type { CellProblem } from '@shared/contract/importSummary'
import { aggregatesOf, columnsWhere } from '../database/aggregates'
import { failedSql, failureReason, typedColumns, type CellReadings } from './cellFailures'
import type { Database } from '../database/database'
import { trimCell } from './missingTokens'
import { numberTest, type NumberFormat } from './numberFormat'
import { shorten, type ProblemLog } from './problemLog'

/** So many rows with cells that could not be read are listed at once; the rest is asked for page by page. */
const LISTED_ROWS = 1000
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

/** Counts, a column, the cells that are there but not of its type, and logs the first of them row by row. */
export async function collectUnparsed(
  database: Database,
  cells: CellReadings,
  log: ProblemLog,
): Promise<number[]> {
  const all = typedColumns(cells)
  const counts = cells.readings.map(() => 0)
  const [[bad]] = await database.rows('SELECT count(original)::DOUBLE FROM cells')
  if (all.length === 0 || bad === 0) return counts
  const typed = await columnsWhere(database, all, (cell) => `${cell} IS NULL`)
  const found = await aggregatesOf(
    database,
    typed.map((column) => `(count(*) FILTER (${failedSql(column, cells)}))::DOUBLE`),
  )
  typed.forEach((column, index) => (counts[column] = Number(found[index])))
  const failing = typed.filter((column) => counts[column] > 0)
  if (failing.length > 0) await logCells(database, { cells, columns: failing, counts }, log)
  return counts
}

async function logCells(
  database: Database,
  { cells, columns, counts }: { cells: CellReadings; columns: readonly number[]; counts: readonly number[] },
  log: ProblemLog,
): Promise<void> {
  const texts = columns.map(
    (column) => `CASE WHEN ${failedSql(column, cells)} THEN original[${column + 1}] END AS t${column}`,
  )
  const any = columns.map((column) => `t${column} IS NOT NULL`).join(' OR ')
  const rows = await database.rows(
    `SELECT * FROM (SELECT (rowid + 1)::DOUBLE AS row, ${texts.join(', ')} FROM cells WHERE original IS NOT NULL)
     WHERE ${any} ORDER BY row LIMIT ${LISTED_ROWS}`,
  )
  const first: CellProblem[] = []
  for (const [row, ...failed] of rows as [number, ...(string | null)[]][]) {
    columns.forEach((column, index) => {
      const text = failed[index]
      if (text === null) return
      const shown = trimCell(text)
      const why = failureReason(shown, cells.readings[column])
      first.push({ row, column: cells.names[column], text: shorten(shown), why })
    })
  }
  log.addCells(
    counts.reduce((sum, count) => sum + count, 0),
    first,
  )
}
