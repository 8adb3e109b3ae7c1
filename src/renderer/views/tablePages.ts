import type { IDatasource, IGetRowsParams } from 'ag-grid-community'
import type { FailedCell, TableInfo } from '@shared/contract/engineApi'
import { engine } from '../engine/engine'

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

const readPage = async (table: TableInfo, filter: string | null, params: IGetRowsParams): Promise<void> => {
  const result = await engine.request('readPage', {
    tableId: table.tableId,
    start: params.startRow,
    end: params.endRow,
    filter,
    sort: sortOf(table, params),
  })
  if (!result.ok) return params.failCallback()
  const { rowNumbers, cells, totalRows, failed } = result.value
  const failures = failuresByRow(failed)
  params.successCallback(
    rowNumbers.map((row, index) => ({ row, cells: cells[index], failed: failures.get(row) })),
    totalRows,
  )
}

/** The table's rows for the grid, page by page from the engine. */
export const tablePages = (table: TableInfo, filter: string | null): IDatasource => ({
  getRows: (params) => void readPage(table, filter, params),
})
