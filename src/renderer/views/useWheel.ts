import { onBeforeUnmount, type ShallowRef } from 'vue'
import type { GridApi } from 'ag-grid-community'
import { scrollScale } from './scrolledRows'
import type { GridRow } from './gridRow'

/** Pixels of a wheel's line, where it counts in lines: Chromium's. */
const LINE = 100 / 3

const pixelsOf = ({ deltaY, deltaMode }: WheelEvent, viewport: Element): number => {
  if (deltaMode === WheelEvent.DOM_DELTA_PAGE) return deltaY * viewport.clientHeight
  return deltaMode === WheelEvent.DOM_DELTA_LINE ? deltaY * LINE : deltaY
}

/**
 * The wheel in a table of more rows than a page can be tall. The grid then lets one pixel of the scroll bar stand for several of its
 * rows' pixels, so that a notch of the wheel would jump past a screenful of five million rows, drawing each anew; here it moves
 * the rows by as much as in any other table.
 */
export const useWheel = (api: Readonly<ShallowRef<GridApi<GridRow> | null>>) => {
  let held: HTMLElement | null = null
  /** What is less than a pixel of the scroll bar adds up. */
  let rest = 0
  let rows = 0

  const scale = (viewport: Element): number => (api.value ? scrollScale(api.value, viewport) : 1)

  const turn = (event: WheelEvent): void => {
    const viewport = event.currentTarget
    if (event.ctrlKey || event.shiftKey || !(viewport instanceof HTMLElement)) return
    event.preventDefault()
    rest += pixelsOf(event, viewport) / scale(viewport)
    const whole = Math.trunc(rest)
    rest -= whole
    viewport.scrollBy({ top: whole, left: event.deltaX, behavior: 'instant' })
  }

  const release = (): void => {
    held?.removeEventListener('wheel', turn)
    held = null
  }

  /** Leaves the wheel to the browser where that moves the rows as it should; it does so without waiting for the window. */
  const hold = (grid: Element): void => {
    const viewport = grid.querySelector<HTMLElement>('.ag-grid-viewport')
    release()
    if (!viewport || scale(viewport) < 1.05) return
    held = viewport
    viewport.addEventListener('wheel', turn, { passive: false })
  }

  /** The grid may have another number of rows. */
  const noteRows = (grid: Element): void => {
    const count = api.value?.getDisplayedRowCount() ?? 0
    if (count === rows) return
    rows = count
    hold(grid)
  }

  onBeforeUnmount(release)
  return { noteRows }
}
