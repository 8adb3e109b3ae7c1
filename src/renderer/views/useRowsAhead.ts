import type { ShallowRef } from 'vue'
import type { GridApi } from 'ag-grid-community'
import { scrollScale } from './scrolledRows'
import type { GridRow } from './gridRow'
import { ROW_BUFFER } from './tableColumns'
import { PAGE_ROWS, type TablePages } from './tablePages'

/**
 * Asks for the rows at a place as soon as the table is scrolled there. The grid does so only after it has drawn rows that wait for them:
 * meanwhile the engine can find them.
 */
export const useRowsAhead = (
  api: Readonly<ShallowRef<GridApi<GridRow> | null>>,
  pages: Readonly<ShallowRef<TablePages | undefined>>,
) => {
  /** Of these rows of the view. */
  const askFor = (first: number, last: number): void => {
    const grid = api.value
    if (!grid || !pages.value) return
    const end = Math.min(last + ROW_BUFFER, grid.getDisplayedRowCount() - 1)
    const starts: number[] = []
    for (let row = Math.max(0, first - ROW_BUFFER); row <= end;) {
      const start = row - (row % PAGE_ROWS)
      if (grid.getDisplayedRowAtIndex(row)?.data === undefined) starts.push(start)
      row = start + PAGE_ROWS
    }
    pages.value.askAhead(starts)
  }

  const noteScroll = ({ target }: Event): void => {
    if (!api.value || !(target instanceof Element) || !target.matches('.ag-grid-viewport')) return
    const { rowHeight } = api.value.getSizesForCurrentTheme()
    const first = Math.floor((target.scrollTop * scrollScale(api.value, target)) / rowHeight)
    askFor(first, first + Math.ceil(target.clientHeight / rowHeight))
  }

  /** Of the rows that will be in sight about a place. */
  const askAround = (place: number): void => {
    const grid = api.value
    if (!grid) return
    const { top, bottom } = grid.getVerticalPixelRange()
    const half = Math.ceil((bottom - top) / grid.getSizesForCurrentTheme().rowHeight / 2)
    askFor(place - half, place + half)
  }

  return { noteScroll, askAround }
}
