import type { IDatasource, IGetRowsParams } from 'ag-grid-community'
import type { FailedCell, TableInfo } from '@shared/contract/engineApi'
import type { AppError } from '@shared/outcome/appError'
import { engine } from '../engine/engine'

interface PageOutcome {
  /** A page has come; so many rows are shown in all. */
  readonly shows: (rows: number) => void
  readonly fails: (reason: AppError) => void
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

/** The table's rows for the grid, page by page from the engine. A page of rows that are no longer on show counts for nothing. */
export const tablePages = (table: TableInfo, filter: string | null, outcome: PageOutcome): IDatasource => {
  let destroyed = false

  const readPage = async (params: IGetRowsParams): Promise<void> => {
    const result = await engine.request('readPage', {
      tableId: table.tableId,
      start: params.startRow,
      end: params.endRow,
      filter,
      sort: sortOf(table, params),
    })
    if (destroyed) return
    if (!result.ok) {
      outcome.fails(result.error)
      return params.failCallback()
    }
    const { rowNumbers, cells, totalRows, failed } = result.value
    const failures = failuresByRow(failed)
    params.successCallback(
      rowNumbers.map((row, index) => ({ row, cells: cells[index], failed: failures.get(row) })),
      totalRows,
    )
    outcome.shows(totalRows)
  }

  return { getRows: (params) => void readPage(params), destroy: () => void (destroyed = true) }
}
