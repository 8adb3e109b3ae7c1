import type { IDatasource, IGetRowsParams } from 'ag-grid-community'
import type { TableInfo } from '@shared/contract/openingApi'
import type { FailedCell, RowView, TablePage } from '@shared/contract/tableApi'
import type { AppError } from '@shared/outcome/appError'
import type { Result } from '@shared/outcome/result'
import { engine } from '../engine/engine'
import { newestFirst } from './newestFirst'
import { pagesUnderWay } from './pagesUnderWay'
import type { GridRow } from './tableColumns'

/** While one page is drawn the engine makes the next. */
const PAGES_AT_ONCE = 2

/** Rows of a page: as many as the grid asks for at a time. */
export const PAGE_ROWS = 100

/** The rows that pages are of. */
type PagedRows = Pick<RowView, 'tableId' | 'filter'>

interface PageOutcome {
  /** A page has come; so many rows are shown in all. */
  readonly shows: (of: PagedRows, rows: number) => void
  readonly fails: (of: PagedRows, reason: AppError) => void
}

/** Rows for the grid, and for whoever knows before the grid which it will ask for. */
export interface TablePages extends IDatasource {
  /** Asks for the pages from one row up to another that are not on their way yet. */
  readonly askAhead: (starts: readonly number[]) => void
}

const sortOf = (table: TableInfo, params: IGetRowsParams): RowView['sort'] => {
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
export const knownPages = (page: TablePage): TablePages => {
  const rows = gridRows(page)
  return {
    getRows: (params) => params.successCallback(rows.slice(params.startRow, params.endRow), rows.length),
    askAhead: () => undefined,
  }
}

/** The table's rows for the grid, page by page from the engine. */
export const tablePages = (table: TableInfo, filter: string | null, outcome: PageOutcome): TablePages => {
  const of: PagedRows = { tableId: table.tableId, filter }
  let sort: RowView['sort'] = null
  /** Pages that are asked for in this order. */
  let turn = new AbortController()

  // Those that were scrolled past can wait for what is in sight.
  const queue = newestFirst(PAGES_AT_ONCE)
  const pages = pagesUnderWay(
    PAGE_ROWS,
    (start, end) =>
      new Promise<Result<TablePage>>((settle) => {
        const { signal } = turn
        queue(async () => settle(await engine.request('readPage', { ...of, start, end, sort }, { signal })))
      }),
  )

  /** What was asked for keeps nobody waiting any more. */
  const giveUp = (): void => {
    turn.abort()
    turn = new AbortController()
    pages.forget()
  }

  const noteSort = (order: RowView['sort']): void => {
    if (order?.column === sort?.column && order?.direction === sort?.direction) return
    sort = order
    giveUp()
  }

  const getRows = async (params: IGetRowsParams): Promise<void> => {
    noteSort(sortOf(table, params))
    const result = await pages.take(params.startRow)
    if (!result.ok) {
      if (result.error.code !== 'cancelled') outcome.fails(of, result.error)
      return params.failCallback()
    }
    const { totalRows } = result.value
    params.successCallback(gridRows(result.value), totalRows)
    outcome.shows(of, totalRows)
  }

  return { getRows: (params) => void getRows(params), askAhead: pages.askFor, destroy: giveUp }
}
