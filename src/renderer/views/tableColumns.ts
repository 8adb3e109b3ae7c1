import type {
  CellClassParams,
  ColDef,
  ICellRendererParams,
  SuppressHeaderKeyboardEventParams,
} from 'ag-grid-community'
import type { Cell } from '@shared/contract/cell'
import type { FirstRows } from '@shared/contract/openingApi'
import type { ColumnSummary, ColumnType } from '@shared/table/column'
import type { CellPlace } from '../format/gridSelection'
import FailedCellText from '../components/FailedCellText.vue'
import FirstRowsHeader from '../components/FirstRowsHeader.vue'
import TableHeader, { type TableHeaderExtras } from '../components/TableHeader.vue'
import type { GridRow } from './gridRow'

export const ROW_NUMBER_COLUMN = '#'
export const WEIGHT_COLUMN = 'weight'
/** So many rows beyond those in sight are kept ready on either side. */
export const ROW_BUFFER = 3

/** What is known of a column from its first rows. */
type SeenColumn = FirstRows['columns'][number]

const numeric: readonly ColumnType[] = ['number', 'integer']

/** Texts as they usually are, and times to the second. */
const CELL_WIDTHS: Partial<Record<ColumnType, number>> = { text: 170, date: 176 }

/** Wide enough for the header, with its histogram and counts, and for the cells. */
const columnWidth = ({ name, type, missing, unparsed }: SeenColumn): number => {
  const header = Math.max(76 + 7 * name.length, 148 + (missing > 0 ? 62 : 0) + (unparsed > 0 ? 42 : 0))
  return Math.min(260, Math.max(CELL_WIDTHS[type] ?? 0, header))
}

interface RowNumberOptions extends Pick<DataColumnOptions, 'isChosen'> {
  readonly textOf: (row: number) => string
}

/** The row's number in the file, with the mark of its flag; it stays in view. */
export const rowNumberColumn = (title: string, { textOf, isChosen }: RowNumberOptions): ColDef<GridRow> => ({
  colId: ROW_NUMBER_COLUMN,
  headerName: title,
  pinned: 'left',
  width: 84,
  sortable: false,
  cellClass: ({ rowIndex }) =>
    isChosen({ row: rowIndex, column: null }) ? ['row-number', 'chosen-cell'] : 'row-number',
  valueGetter: ({ data }) => (data ? textOf(data.row) : '…'),
})

/** With what share a row counts in the robust fit; it is none of the table's own columns. */
export const weightColumn = (title: string, textOf: (row: number) => string): ColDef<GridRow> => ({
  colId: WEIGHT_COLUMN,
  headerName: title,
  pinned: 'right',
  width: 156,
  sortable: false,
  headerClass: 'number-header',
  cellClass: 'number-cell',
  valueGetter: ({ data }) => (data ? textOf(data.row) : ''),
})

interface DataColumnOptions extends Omit<TableHeaderExtras, 'summary'> {
  /** What is known by now of the column in this place. */
  readonly summaryAt: (index: number) => ColumnSummary
  /** Whether a cell of the column is one that was looked for. */
  readonly isFound: (column: string, shown: string) => boolean
  /** Whether the cell in this row of the view is chosen. */
  readonly isChosen: (cell: CellPlace) => boolean
}

const DATA_COLUMN = /^c(\d+)$/

/** The place among the table's columns of the one that the grid calls so; null of the row numbers and the weights. */
export const dataColumnPlace = (colId: string): number | null => {
  const place = DATA_COLUMN.exec(colId)?.[1]
  return place === undefined ? null : Number(place)
}

/** What a cell shows, in full. */
const shownText = (value: Cell | undefined): string =>
  value === null || value === undefined ? '' : String(value)

/** Alt+Down opens the header's menu, as the arrow in it does. */
const opensMenu = ({ event }: SuppressHeaderKeyboardEventParams<GridRow>): boolean => {
  if (!(event.altKey && event.key === 'ArrowDown') || !(event.target instanceof Element)) return false
  event.target.closest('.ag-header-cell')?.querySelector<HTMLButtonElement>('.menu-button')?.click()
  event.preventDefault()
  return true
}

/** A cell that the grid is about to draw. */
type DrawnCell = CellClassParams<GridRow>

/**
 * The classes of a cell. The grid asks for them anew whenever it draws one again, and a class that does not hold costs nothing, where
 * each of its rules for classes would look at the element.
 */
const cellClasses =
  (column: SeenColumn, index: number, more: (cell: DrawnCell) => string[] = () => []) =>
  (cell: DrawnCell): string[] => {
    const { data } = cell
    const classes = more(cell)
    if (numeric.includes(column.type)) classes.push('number-cell')
    if (data?.failedAt(index)) classes.push('failed-cell')
    else if (data?.cellAt(index) === null) classes.push('missing-cell')
    return classes
  }

/** Only where cells failed: to choose how to draw a cell costs as much as drawing it. */
const failedCells = ({ unparsed }: SeenColumn, index: number): ColDef<GridRow> => {
  if (unparsed === 0) return {}
  const cellRendererSelector = ({ data }: ICellRendererParams<GridRow>) => {
    const failed = data?.failedAt(index)
    return failed && { component: FailedCellText, params: { failed } }
  }
  return { cellRendererSelector }
}

/** How the cells of a column look, whatever else is known of it. */
const cellColumn = (column: SeenColumn, index: number): ColDef<GridRow> => ({
  colId: `c${index}`,
  headerName: column.name,
  width: columnWidth(column),
  ...(numeric.includes(column.type) ? { headerClass: 'number-header' } : {}),
  cellClass: cellClasses(column, index),
  ...failedCells(column, index),
  valueGetter: ({ data }) => data?.cellAt(index),
  valueFormatter: ({ value }) => (value === undefined ? '…' : shownText(value)),
})

/** A column of the first rows: there is nothing to be done with it yet. */
export const firstRowsColumn = (column: SeenColumn, index: number): ColDef<GridRow> => ({
  ...cellColumn(column, index),
  headerComponent: FirstRowsHeader,
  headerComponentParams: { type: column.type },
  sortable: false,
})

export const dataColumn = (
  column: ColumnSummary,
  index: number,
  { summaryAt, menu, act, reorders, isFound, isChosen }: DataColumnOptions,
): ColDef<GridRow> => ({
  ...cellColumn(column, index),
  headerComponent: TableHeader,
  headerComponentParams: { summary: () => summaryAt(index), menu, act, reorders } satisfies TableHeaderExtras,
  suppressHeaderKeyboardEvent: opensMenu,
  cellClass: cellClasses(column, index, ({ rowIndex, data, value }) => {
    const classes = isChosen({ row: rowIndex, column: index }) ? ['chosen-cell'] : []
    if (data && isFound(column.name, data.failedAt(index)?.text ?? shownText(value)))
      classes.push('found-cell')
    return classes
  }),
  // The engine sorts; the grid must not sort its page again.
  comparator: () => 0,
})
