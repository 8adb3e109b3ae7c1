import type { IDatasource, IGetRowsParams } from 'ag-grid-community'
import type { TableInfo } from '@shared/contract/openingApi'
import type { PlaceRange, RowView, TablePage } from '@shared/contract/tableApi'
import type { AppError } from '@shared/outcome/appError'
import { ok, type Result } from '@shared/outcome/result'
import { engine } from '../engine/engine'
import { gridRows, rowParts, type PagePart, type RowPart } from './gridRow'
import { newestFirst } from './newestFirst'
import { pagesUnderWay } from './pagesUnderWay'

/** While one page is drawn the engine makes the next. */
const PAGES_AT_ONCE = 2

/** Rows of a page: as many as the grid asks for at a time. */
export const PAGE_ROWS = 100

/** The rows that pages are of. */
type PagedRows = Pick<RowView, 'tableId' | 'filter'>

interface PageAsker {
  /** The columns, of so many, that a page is to hold. */
  readonly columnsOf: (count: number) => PlaceRange
  /** A page has come; so many rows are shown in all. */
  readonly shows: (of: PagedRows, rows: number) => void
  readonly fails: (of: PagedRows, reason: AppError) => void
}

/** Rows for the grid, and for whoever knows before the grid which it will ask for. */
export interface TablePages extends IDatasource {
  /** Asks for the pages from one row up to another that are not on their way yet. */
  readonly askAhead: (starts: readonly number[]) => void
  /** The columns that pages hold at present. */
  readonly columnsWanted: () => PlaceRange
  /** Cells of these columns in the rows of the page that begins with this row; null where they cannot be had. */
  readonly cellsOf: (start: number, columns: PlaceRange) => Promise<readonly RowPart[] | null>
}

const sortOf = (table: TableInfo, params: IGetRowsParams): RowView['sort'] => {
  const [order] = params.sortModel
  if (!order) return null
  const { name } = table.columns[Number(order.colId.slice(1))]
  return { column: name, direction: order.sort === 'desc' ? ('descending' as const) : ('ascending' as const) }
}

/** Rows that are all known, for the grid. */
export const knownPages = (page: TablePage): TablePages => {
  const rows = gridRows({ ...page, firstColumn: 0 })
  return {
    getRows: (params) => params.successCallback(rows.slice(params.startRow, params.endRow), rows.length),
    askAhead: () => undefined,
    columnsWanted: () => ({ start: 0, end: page.cells[0]?.length ?? 0 }),
    cellsOf: () => Promise.resolve(null),
  }
}

/** The table's rows for the grid, page by page from the engine. */
export const tablePages = (table: TableInfo, filter: string | null, asker: PageAsker): TablePages => {
  const of: PagedRows = { tableId: table.tableId, filter }
  let sort: RowView['sort'] = null
  /** Pages that are asked for in this order. */
  let turn = new AbortController()

  // Those that were scrolled past can wait for what is in sight.
  const queue = newestFirst(PAGES_AT_ONCE)
  const columnsWanted = (): PlaceRange => asker.columnsOf(table.columns.length)
  const read = (start: number, end: number, columns = columnsWanted()): Promise<Result<PagePart>> =>
    new Promise((settle) => {
      const { signal } = turn
      queue(async () => {
        const page = await engine.request('readPage', { ...of, start, end, columns, sort }, { signal })
        settle(page.ok ? ok({ ...page.value, firstColumn: columns.start }) : page)
      })
    })
  const pages = pagesUnderWay(PAGE_ROWS, read)

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
      if (result.error.code !== 'cancelled') asker.fails(of, result.error)
      return params.failCallback()
    }
    const { totalRows } = result.value
    params.successCallback(gridRows(result.value), totalRows)
    asker.shows(of, totalRows)
  }

  const cellsOf = async (start: number, columns: PlaceRange): Promise<readonly RowPart[] | null> => {
    const page = await read(start, start + PAGE_ROWS, columns)
    return page.ok ? rowParts(page.value) : null
  }

  return {
    getRows: (params) => void getRows(params),
    askAhead: pages.askFor,
    columnsWanted,
    cellsOf,
    destroy: giveUp,
  }
}
