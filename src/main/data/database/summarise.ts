import type { LoadedColumn } from '../loadedTable'
import { countColumns, type CountedColumn } from './countColumns'
import type { Database, RowReader } from './database'
import { withExamples } from './examples'
import { withHistograms } from './histograms'
import { measureColumns } from './measureColumns'
import type { SummarisedColumn } from './summarisedColumn'

/** The figures of a table of fewer cells and columns are there before anyone could look at it without them. */
const MANY_CELLS = 1_000_000
const MANY_COLUMNS = 200

/** When the columns' figures are measured: before the table opens, only where that is quick, or not before somebody asks for them. */
export type FiguresTime = 'now' | 'if-quick' | 'later'

/** Sums up every column by a few passes over the table. A column without a name and without a value is left out. */
export async function summariseColumns(
  database: Database,
  columns: readonly LoadedColumn[],
  time: FiguresTime,
): Promise<{ rowCount: number; columns: SummarisedColumn[] }> {
  const [[count]] = await database.rows('SELECT count(*)::DOUBLE FROM cells')
  const rowCount = Number(count)
  const indexed = columns.map((column, index) => ({ column, index }))
  const counted = await countColumns(
    database,
    indexed.filter(({ column }) => column.known === undefined),
  )
  const used = counted.filter(({ column, present }) => !(column.unnamed && present === 0))
  const known = indexed.flatMap(({ column, index }) => (column.known ? [{ ...column.known, index }] : []))
  const kept = used.length > 0 || known.length > 0 ? used : counted
  const summaries = kept.map((one) => summaryOf(one, rowCount))
  const isQuick = columns.length <= MANY_COLUMNS && rowCount * columns.length <= MANY_CELLS
  const isPutOff = time === 'later' || (time === 'if-quick' && !isQuick)
  const figured = isPutOff
    ? await withNamesCounted(database, summaries, rowCount)
    : await withFigures(database, summaries, rowCount)
  const shown = await withExamples(database, figured, rowCount)
  return { rowCount, columns: [...known, ...shown].sort((a, b) => a.index - b.index) }
}

/** Columns with all the figures that they lack. */
export async function withFigures(
  reader: RowReader,
  columns: readonly SummarisedColumn[],
  rowCount: number,
): Promise<SummarisedColumn[]> {
  return withHistograms(reader, await measureColumns(reader, columns, rowCount), rowCount)
}

/** How many different texts there are decides what a model makes of a column, and by which one rows are named. */
async function withNamesCounted(
  database: Database,
  columns: readonly SummarisedColumn[],
  rowCount: number,
): Promise<SummarisedColumn[]> {
  const names = columns.filter(({ type }) => type === 'text' || type === 'boolean')
  const counted = new Map(
    (await measureColumns(database, names, rowCount)).map((column) => [column.index, column]),
  )
  return columns.map((column) => counted.get(column.index) ?? column)
}

function summaryOf({ column, index, present, fractions }: CountedColumn, rowCount: number): SummarisedColumn {
  const { name, type, unparsed, examples } = column
  return {
    index,
    name,
    type: type === 'integer' && fractions ? 'number' : type,
    missing: rowCount - present,
    unparsed,
    distinct: null,
    examples,
    histogram: null,
    min: null,
    max: null,
    dayOnly: type === 'date' && !fractions,
  }
}
