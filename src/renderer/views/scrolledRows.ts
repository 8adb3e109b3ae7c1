import type { GridApi } from 'ag-grid-community'
import type { GridRow } from './gridRow'

/**
 * How many pixels of rows a pixel of the scroll bar stands for: several where there are more rows than a page can be tall, and one
 * where all of them have room.
 */
export const scrollScale = (grid: GridApi<GridRow>, { scrollHeight, clientHeight }: Element): number => {
  const { rowHeight } = grid.getSizesForCurrentTheme()
  const travel = grid.getDisplayedRowCount() * rowHeight - clientHeight
  return scrollHeight > clientHeight ? Math.max(1, travel / (scrollHeight - clientHeight)) : 1
}
