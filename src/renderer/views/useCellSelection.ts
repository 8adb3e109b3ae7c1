import { nextTick, type ShallowRef } from 'vue'
import type {
  CellKeyDownEvent,
  CellMouseDownEvent,
  CellMouseOverEvent,
  Column,
  FullWidthCellKeyDownEvent,
  GridApi,
} from 'ag-grid-community'
import { extendSelection, selectAll, selectCell, toggleRow, type CellPlace } from '../format/gridSelection'
import { useCellSelectionStore } from '../stores/cellSelectionStore'
import { useTableViewStore } from '../stores/tableViewStore'
import { ROW_NUMBER_COLUMN, type GridRow } from './tableColumns'

const columnPlace = (column: Column | string): number | null => {
  const id = typeof column === 'string' ? column : column.getColId()
  return id === ROW_NUMBER_COLUMN ? null : Number(id.slice(1))
}

const arrows: readonly string[] = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown']

/** Chooses cells with mouse and keyboard as spreadsheets do: Shift extends, Ctrl adds a row, Ctrl+A takes all, Ctrl+C copies. */
export const useCellSelection = (api: Readonly<ShallowRef<GridApi<GridRow> | null>>) => {
  const selection = useCellSelectionStore()
  const tableView = useTableViewStore()

  const extendTo = (cell: CellPlace): void =>
    selection.choose(selection.chosen ? extendSelection(selection.chosen, cell) : selectCell(cell))

  const press = ({ rowIndex, column, event }: CellMouseDownEvent<GridRow>): void => {
    if (!tableView.view || rowIndex === null) return
    if (!(event instanceof MouseEvent) || event.button !== 0) return
    const cell = { row: rowIndex, column: columnPlace(column) }
    if (event.shiftKey) extendTo(cell)
    else if (event.ctrlKey || event.metaKey) selection.choose(toggleRow(selection.chosen, rowIndex))
    else selection.choose(selectCell(cell))
  }

  /** Dragged over with the button held down. */
  const drag = ({ rowIndex, column, event }: CellMouseOverEvent<GridRow>): void => {
    if (!tableView.view || rowIndex === null) return
    if (!(event instanceof MouseEvent) || event.buttons !== 1) return
    extendTo({ row: rowIndex, column: columnPlace(column) })
  }

  const focused = (): CellPlace | null => {
    const cell = api.value?.getFocusedCell()
    return cell ? { row: cell.rowIndex, column: columnPlace(cell.column) } : null
  }

  /** The grid moves the focus first. */
  const follow = async ({ shiftKey }: KeyboardEvent): Promise<void> => {
    const from = focused()
    await nextTick()
    const cell = focused()
    if (!cell || !from) return
    if (!shiftKey) return selection.choose(selectCell(cell))
    if (!selection.chosen) selection.choose(selectCell(from))
    extendTo(cell)
  }

  const command = (event: KeyboardEvent): boolean => {
    const key = event.key.toLowerCase()
    if (key === 'a') selection.choose(selectAll(tableView.shownRows ?? 0))
    else if (key === 'c') void copy(event.shiftKey)
    else return false
    event.preventDefault()
    return true
  }

  const copy = async (header: boolean): Promise<void> => {
    const cell = focused()
    if (!selection.chosen && cell) selection.choose(selectCell(cell))
    await selection.copy({ header })
  }

  /** Whether the key was one of these. */
  const pressKey = ({ event }: CellKeyDownEvent<GridRow> | FullWidthCellKeyDownEvent<GridRow>): boolean => {
    if (!tableView.view || !(event instanceof KeyboardEvent) || event.altKey) return false
    if (event.ctrlKey || event.metaKey) return command(event)
    if (arrows.includes(event.key)) void follow(event)
    return false
  }

  return { press, drag, pressKey }
}
