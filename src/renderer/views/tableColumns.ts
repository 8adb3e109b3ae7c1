import type { ColDef, ICellRendererParams } from 'ag-grid-community'
import type { Cell, FailedCell } from '@shared/contract/engineApi'
import type { ColumnSummary, ColumnType } from '@shared/table/column'
import FailedCellText from '../components/FailedCellText.vue'
import TableHeader from '../components/TableHeader.vue'

/** A row as the grid holds it. */
export interface GridRow {
  /** 1-based number in the file. */
  readonly row: number
  readonly cells: readonly Cell[]
  /** Its cells that could not be read, by their place. */
  readonly failed?: ReadonlyMap<number, FailedCell>
}

export const ROW_NUMBER_COLUMN = '#'

const numeric: readonly ColumnType[] = ['number', 'integer']

/** Wide enough for the header, its badge and count, and for texts as they usually are. */
const columnWidth = ({ name, type, missing }: ColumnSummary): number => {
  const header = 66 + 7 * name.length + (missing > 0 ? 62 : 0)
  return Math.min(260, Math.max(type === 'text' ? 170 : 96, header))
}

/** The row's number in the file, with the mark of its flag; it stays in view. */
export const rowNumberColumn = (title: string, textOf: (row: number) => string): ColDef<GridRow> => ({
  colId: ROW_NUMBER_COLUMN,
  headerName: title,
  pinned: 'left',
  width: 84,
  sortable: false,
  cellClass: 'row-number',
  valueGetter: ({ data }) => (data ? textOf(data.row) : '…'),
})

export const dataColumn = (summary: ColumnSummary, index: number): ColDef<GridRow> => ({
  colId: `c${index}`,
  headerName: summary.name,
  headerComponent: TableHeader,
  headerComponentParams: { summary },
  width: columnWidth(summary),
  ...(numeric.includes(summary.type) ? { headerClass: 'number-header', cellClass: 'number-cell' } : {}),
  cellClassRules: {
    'missing-cell': ({ data }) => data?.cells[index] === null && !data.failed?.has(index),
    'failed-cell': ({ data }) => data?.failed?.has(index) === true,
  },
  cellRendererSelector: ({ data }: ICellRendererParams<GridRow>) => {
    const failed = data?.failed?.get(index)
    return failed && { component: FailedCellText, params: { failed } }
  },
  valueGetter: ({ data }) => data?.cells[index],
  valueFormatter: ({ value }) => (value === null || value === undefined ? '' : String(value)),
  // The engine sorts; the grid must not sort its page again.
  comparator: () => 0,
})
