import type { ColumnSummary } from '@shared/table/column'
import type { Database } from './database'
import { histogramsOf } from './histograms'
import type { LoadedColumn } from '../loadedTable'
import { measureColumns } from './measureColumns'

const EXAMPLES = 5

/** What the column list shows of a column, and where it is in the table `cells`. */
export interface SummarisedColumn extends ColumnSummary {
  /** Its number in `cells`. */
  readonly index: number
  /** For dates: whether every value is at midnight, so that its time need not be shown. */
  readonly dayOnly: boolean
}

/** Sums up every column by a few passes over the table. A column without a name and without a value is left out. */
export async function summariseColumns(
  database: Database,
  columns: readonly LoadedColumn[],
): Promise<{ rowCount: number; columns: SummarisedColumn[] }> {
  const [[counted]] = await database.rows('SELECT count(*)::DOUBLE FROM cells')
  const rowCount = Number(counted)
  const indexed = columns.map((column, index) => ({ column, index }))
  const all = await measureColumns(
    database,
    indexed.filter(({ column }) => column.known === undefined),
    rowCount,
  )
  const used = all.filter(({ column, present }) => !(column.unnamed && present === 0))
  const known = indexed.flatMap(({ column, index }) => (column.known ? [{ ...column.known, index }] : []))
  const kept = used.length > 0 || known.length > 0 ? used : all
  const histograms = await histogramsOf(database, kept, rowCount)
  const summaries: SummarisedColumn[] = []
  for (const [position, measured] of kept.entries()) {
    const { column, index, present, distinct, min, max, fractions } = measured
    const { type } = column
    const dayOnly = type === 'date' && !fractions
    summaries.push({
      index,
      name: column.name,
      type: type === 'integer' && fractions ? 'number' : type,
      missing: rowCount - present,
      unparsed: column.unparsed,
      distinct: Math.min(distinct, present),
      ...(measured.estimated ? { distinctEstimated: true } : {}),
      examples:
        column.examples.length > 0 ? column.examples : await examplesOf(database, { index, type, dayOnly }),
      histogram: histograms[position],
      min,
      max,
      dayOnly,
    })
  }
  return { rowCount, columns: [...known, ...summaries].sort((a, b) => a.index - b.index) }
}

/** Numbers are written as JavaScript writes them, whole ones without a point, and dates without a time that none has. */
async function examplesOf(
  database: Database,
  { index, type, dayOnly }: Pick<SummarisedColumn, 'index' | 'type' | 'dayOnly'>,
): Promise<string[]> {
  const isNumber = type === 'number' || type === 'integer'
  const shown = isNumber ? 'DOUBLE' : dayOnly ? 'DATE::VARCHAR' : 'VARCHAR'
  const rows = await database.rows(
    `SELECT DISTINCT c${index}::${shown}
     FROM (SELECT c${index} FROM cells WHERE c${index} IS NOT NULL LIMIT 100) LIMIT ${EXAMPLES}`,
  )
  return rows.map(([text]) => String(text))
}
