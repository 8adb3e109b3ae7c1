import type { ShallowRef } from 'vue'
import type { GridApi } from 'ag-grid-community'
import type { RowView } from '@shared/contract/tableApi'
import { engine } from '../engine/engine'
import { useFilterStore } from '../stores/filterStore'
import { useNoticeStore } from '../stores/noticeStore'
import { useTableStore } from '../stores/tableStore'
import { useTableViewStore } from '../stores/tableViewStore'
import type { GridRow } from './gridRow'
import { ROW_NUMBER_COLUMN } from './tableColumns'

/** Brings rows into view by their number in the file. The engine is asked for those about a place before the grid is moved there. */
export const useRowReveal = (
  api: Readonly<ShallowRef<GridApi<GridRow> | null>>,
  askAround: (place: number) => void,
) => {
  const filters = useFilterStore()
  const notices = useNoticeStore()
  const tables = useTableStore()
  const tableView = useTableViewStore()

  const placeOf = async (row: number): Promise<number | null> => {
    const { view } = tableView
    if (!view) return null
    // Every row of the file in its order: no need to ask.
    if (view.sort === null && tableView.shownRows === tables.info?.rowCount) return row - 1
    const result = await engine.request('rowPlace', { ...view, row })
    return result.ok && tableView.view === view ? result.value.place : null
  }

  /** Answers the row's place, if it is shown at all. */
  const reveal = async (row: number): Promise<number | null> => {
    const place = await placeOf(row)
    if (place !== null) {
      askAround(place)
      api.value?.ensureIndexVisible(place, 'middle')
    }
    return place
  }

  /** The row that the keyboard is to go to, once its page has come: drawing it before would be in vain. */
  let awaited: { readonly place: number; readonly view: RowView | null } | null = null

  const focusAwaited = (): void => {
    if (!awaited || api.value?.getDisplayedRowAtIndex(awaited.place)?.data === undefined) return
    const { place, view } = awaited
    awaited = null
    if (view === tableView.view) api.value.setFocusedCell(place, ROW_NUMBER_COLUMN)
  }

  /** Goes to a row, with the keyboard too; says so where it is filtered out. */
  const goTo = async (row: number): Promise<void> => {
    const place = await reveal(row)
    if (place !== null) {
      if (notices.notice?.content.kind === 'text' && notices.notice.content.key === 'table.hidden')
        notices.dismiss()
      awaited = { place, view: tableView.view }
      return focusAwaited()
    }
    notices.show({
      tone: 'info',
      content: { kind: 'text', key: 'table.hidden', parameters: { row } },
      action: {
        label: 'filter.clear',
        run: () => {
          filters.clear()
          notices.dismiss()
        },
      },
    })
  }

  return { reveal, goTo, focusAwaited }
}
