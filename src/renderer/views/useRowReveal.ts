import type { ShallowRef } from 'vue'
import type { GridApi } from 'ag-grid-community'
import { engine } from '../engine/engine'
import { useFilterStore } from '../stores/filterStore'
import { useNoticeStore } from '../stores/noticeStore'
import { useTableViewStore } from '../stores/tableViewStore'
import { ROW_NUMBER_COLUMN, type GridRow } from './tableColumns'

/** Brings rows into view by their number in the file. */
export const useRowReveal = (api: Readonly<ShallowRef<GridApi<GridRow> | null>>) => {
  const filters = useFilterStore()
  const notices = useNoticeStore()
  const tableView = useTableViewStore()

  /** In file order and unfiltered a row's place is its number; otherwise the engine knows. */
  const placeOf = async (row: number): Promise<number | null> => {
    const { view } = tableView
    if (!view) return null
    if (view.filter === null && view.sort === null) return row - 1
    const result = await engine.request('rowPlace', { ...view, row })
    return result.ok && tableView.view === view ? result.value.place : null
  }

  /** Answers the row's place, if it is shown at all. */
  const reveal = async (row: number): Promise<number | null> => {
    const place = await placeOf(row)
    if (place !== null) api.value?.ensureIndexVisible(place, 'middle')
    return place
  }

  /** Goes to a row, with the keyboard too; says so where it is filtered out. */
  const goTo = async (row: number): Promise<void> => {
    const place = await reveal(row)
    if (place !== null) return api.value?.setFocusedCell(place, ROW_NUMBER_COLUMN)
    notices.show({
      tone: 'info',
      content: { kind: 'text', key: 'table.hidden', parameters: { row } },
      action: { label: 'filter.clear', run: filters.clear },
    })
  }

  return { reveal, goTo }
}
