import type { DuckDBListValue, DuckDBValue } from '@duckdb/node-api'
import type { Cell } from '@shared/contract/cell'
import type { FailedCell } from '@shared/contract/tableApi'
import { cellSql, ORIGINAL, ROW_INDEX, viewNames } from './cellSql'
import type { Database } from './database'
import { sqlName } from './database'
import type { FailedCells, KeptRow } from '../cells/failedCells'
import type { SummarisedColumn } from './summarisedColumn'

/** Rows of a view, one after the other. */
export interface ShownRows {
  readonly rows: readonly { readonly row: number; readonly values: readonly Cell[] }[]
  /** Their cells that could not be read, with their whole texts. */
  readonly failed: readonly FailedCell[]
}

interface ShownTable {
  readonly database: Database
  readonly columns: readonly SummarisedColumn[]
  readonly failed: FailedCells
}

/** All rows that a view shows, in its order, some thousand at a time; `clauses` say which. None of them is kept. */
export async function* shownRows(
  { database, columns, failed }: ShownTable,
  clauses: string,
  signal?: AbortSignal,
): AsyncGenerator<ShownRows, void> {
  const inSql = viewNames(columns.map(({ name }) => name))
  const cells = columns.map((column) => cellSql(column, sqlName(inSql.get(column.name) ?? column.name)))
  const selected = [`(${ROW_INDEX} + 1)::DOUBLE`, ORIGINAL, ...cells].join(', ')
  for await (const chunk of database.chunks(`SELECT ${selected} FROM data ${clauses}`, signal)) {
    const rows = chunk.getRows().map(keptRow)
    yield { rows, failed: failed.of(rows) }
  }
}

function keptRow([row, original, ...values]: DuckDBValue[]): KeptRow {
  const texts = (original as DuckDBListValue | null)?.items as readonly (string | null)[] | undefined
  return { row: Number(row), original: texts ?? null, values: values as Cell[] }
}
