import { nextTick, type ShallowRef } from 'vue'
import type {
  CellKeyDownEvent,
  CellMouseDownEvent,
  CellMouseOverEvent,
  Column,
  FullWidthCellKeyDownEvent,
  GridApi,
} from 'ag-grid-community'
import { rowSetOf } from '@shared/table/rowSet'
import {
  extendSelection,
  isSelected,
  selectAll,
  selectCell,
  toggleRow,
  type CellPlace,
  type GridSelection,
} from '../format/gridSelection'
import { useCellSelectionStore } from '../stores/cellSelectionStore'
import { useRowSelectionStore } from '../stores/rowSelectionStore'
import { useSelectionStore } from '../stores/selectionStore'
import { useTableViewStore } from '../stores/tableViewStore'
import type { GridRow } from './gridRow'
import { ROW_NUMBER_COLUMN } from './tableColumns'

const columnPlace = (column: Column | string): number | null => {
  const id = typeof column === 'string' ? column : column.getColId()
  return id === ROW_NUMBER_COLUMN ? null : Number(id.slice(1))
}

const arrows: readonly string[] = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown']

/** Chooses cells with mouse and keyboard as spreadsheets do: Shift extends, Ctrl adds a row, Ctrl+A takes all, Ctrl+C copies. */
export const useCellSelection = (api: Readonly<ShallowRef<GridApi<GridRow> | null>>) => {
  const selection = useCellSelectionStore()
  const choosing = useRowSelectionStore()
  const rows = useSelectionStore()
  const tableView = useTableViewStore()

  /** Several whole rows are selected in the charts too; a block of cells is another thing. */
  const chooseBlock = (block: GridSelection | null): void => {
    selection.choose(block)
    if (block?.columns === null && selection.rowCount > 1) void choosing.selectPlaces(block)
  }

  const extendTo = (cell: CellPlace): void =>
    chooseBlock(selection.chosen ? extendSelection(selection.chosen, cell) : selectCell(cell))

  /** A row beside those that are selected, wherever they were; pressed again, it goes. */
  const toggle = (place: number, row: number): void => {
    const chosen = toggleRow(selection.chosen, place)
    selection.choose(chosen)
    if (chosen && isSelected(chosen, { row: place, column: null })) void choosing.selectPlaces(chosen, 'add')
    else choosing.selectInTable(() => rows.choose(rowSetOf([row]), { change: 'remove' }))
  }

  const press = ({ rowIndex, column, event, data }: CellMouseDownEvent<GridRow>): void => {
    if (!tableView.view || rowIndex === null) return
    if (!(event instanceof MouseEvent) || event.button !== 0) return
    const cell = { row: rowIndex, column: columnPlace(column) }
    if (event.shiftKey) return extendTo(cell)
    if (!event.ctrlKey && !event.metaKey) return selection.choose(selectCell(cell))
    if (data) toggle(rowIndex, data.row)
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
    if (key === 'a') chooseBlock(selectAll(tableView.shownRows ?? 0))
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
