import type { IDatasource, IGetRowsParams } from 'ag-grid-community'
import type { TableInfo } from '@shared/contract/engineApi'
import { engine } from '../engine/engine'

const sortOf = (table: TableInfo, params: IGetRowsParams) => {
  const [order] = params.sortModel
  if (!order) return null
  const { name } = table.columns[Number(order.colId.slice(1))]
  return { column: name, direction: order.sort === 'desc' ? ('descending' as const) : ('ascending' as const) }
}

const readPage = async (table: TableInfo, filter: string | null, params: IGetRowsParams): Promise<void> => {
  const result = await engine.request('readPage', {
    tableId: table.tableId,
    start: params.startRow,
    end: params.endRow,
    filter,
    sort: sortOf(table, params),
  })
  if (!result.ok) return params.failCallback()
  const { rowNumbers, cells, totalRows } = result.value
  params.successCallback(
    rowNumbers.map((row, index) => ({ row, cells: cells[index] })),
    totalRows,
  )
}

/** The table's rows for the grid, page by page from the engine. */
export const tablePages = (table: TableInfo, filter: string | null): IDatasource => ({
  getRows: (params) => void readPage(table, filter, params),
})
