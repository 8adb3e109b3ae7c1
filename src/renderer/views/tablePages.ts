import type { IDatasource, IGetRowsParams } from 'ag-grid-community'
import type { TableInfo } from '@shared/contract/openingApi'
import type { FailedCell, RowView, TablePage } from '@shared/contract/tableApi'
import type { AppError } from '@shared/outcome/appError'
import { engine } from '../engine/engine'
import { newestFirst } from './newestFirst'
import type { GridRow } from './tableColumns'

/** While one page is drawn the engine makes the next. */
const PAGES_AT_ONCE = 2

/** The rows that pages are of. */
type PagedRows = Pick<RowView, 'tableId' | 'filter'>

interface PageOutcome {
  /** A page has come; so many rows are shown in all. */
  readonly shows: (of: PagedRows, rows: number) => void
  readonly fails: (of: PagedRows, reason: AppError) => void
}

const sortOf = (table: TableInfo, params: IGetRowsParams) => {
  const [order] = params.sortModel
  if (!order) return null
  const { name } = table.columns[Number(order.colId.slice(1))]
  return { column: name, direction: order.sort === 'desc' ? ('descending' as const) : ('ascending' as const) }
}

const failuresByRow = (failed: readonly FailedCell[]): Map<number, Map<number, FailedCell>> => {
  const byRow = new Map<number, Map<number, FailedCell>>()
  for (const cell of failed) {
    const row = byRow.get(cell.row) ?? new Map<number, FailedCell>()
    byRow.set(cell.row, row.set(cell.column, cell))
  }
  return byRow
}

const gridRows = ({ rowNumbers, cells, failed }: TablePage): GridRow[] => {
  const failures = failuresByRow(failed)
  return rowNumbers.map((row, index) => ({ row, cells: cells[index], failed: failures.get(row) }))
}

/** Rows that are all known, for the grid. */
export const knownPages = (page: TablePage): IDatasource => {
  const rows = gridRows(page)
  return {
    getRows: (params) => params.successCallback(rows.slice(params.startRow, params.endRow), rows.length),
  }
}

/** The table's rows for the grid, page by page from the engine. */
export const tablePages = (table: TableInfo, filter: string | null, outcome: PageOutcome): IDatasource => {
  const of: PagedRows = { tableId: table.tableId, filter }

  const readPage = async (params: IGetRowsParams): Promise<void> => {
    const { startRow: start, endRow: end } = params
    const result = await engine.request('readPage', { ...of, start, end, sort: sortOf(table, params) })
    if (!result.ok) {
      outcome.fails(of, result.error)
      return params.failCallback()
    }
    const { totalRows } = result.value
    params.successCallback(gridRows(result.value), totalRows)
    outcome.shows(of, totalRows)
  }

  // Those that were scrolled past can wait for what is in sight.
  const queue = newestFirst(PAGES_AT_ONCE)
  return { getRows: (params) => queue(() => readPage(params)) }
}
