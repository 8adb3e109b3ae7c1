import { watch, type ShallowRef } from 'vue'
import type { GridApi } from 'ag-grid-community'
import { useDocumentStore } from '../stores/documentStore'
import { useFirstRowsStore } from '../stores/firstRowsStore'
import { useTableStore } from '../stores/tableStore'
import type { GridRow } from './gridRow'
import { ROW_BUFFER } from './tableColumns'

interface Place {
  readonly row: number
  /** @default as it is */
  readonly column?: string
}

const START: Place = { row: 0, column: 'c0' }

/** The first row and column that are in sight. */
const placeIn = (grid: GridApi<GridRow>): Place => {
  const rendered = grid.getFirstDisplayedRowIndex()
  const { rowHeight } = grid.getSizesForCurrentTheme()
  const row = rendered > 0 ? rendered + ROW_BUFFER : grid.getVerticalPixelRange().top / rowHeight
  const { left } = grid.getHorizontalPixelRange()
  const columns = grid.getDisplayedCenterColumns()
  const column = columns.find((one) => (one.getLeft() ?? 0) + one.getActualWidth() > left)
  return { row: Math.max(0, Math.floor(row)), column: column?.getColId() }
}

/**
 * Keeps the place scrolled to while the first rows of a file stand in the table: theirs, when the whole of the file takes their place,
 * and that of the table before, when the file was not opened after all. Another table begins at the top.
 */
export const useKeptScroll = (api: Readonly<ShallowRef<GridApi<GridRow> | null>>) => {
  const documents = useDocumentStore()
  const firstRows = useFirstRowsStore()
  const tables = useTableStore()
  let before: { readonly tableId?: string; readonly place: Place } | null = null
  let due: Place | null = null

  const note = (): void => {
    const tableId = tables.info?.tableId
    const here = api.value ? placeIn(api.value) : START
    if (!firstRows.shown) {
      due = tableId === before?.tableId ? (before?.place ?? null) : { row: here.row }
      return
    }
    before = { tableId, place: here }
    due = START
  }

  /** Once the grid has its other rows. */
  const comeBack = (): void => {
    if (!api.value || !due) return
    const { row, column } = due
    due = null
    api.value.ensureIndexVisible(row, 'top')
    if (column !== undefined) api.value.ensureColumnVisible(column, 'start')
  }

  // Before the grid is given them.
  watch(() => firstRows.shown !== null, note, { flush: 'sync' })
  // The rows of another file, or of another sheet, begin at the top, unless their first ones have been scrolled already.
  watch(
    [() => documents.document.source?.grant, () => documents.document.source?.options.sheet],
    () => void (due ??= START),
    { flush: 'sync' },
  )
  return { comeBack }
}
