import { computed, watch, type ShallowRef } from 'vue'
import type { GridApi } from 'ag-grid-community'
import { engine } from '../engine/engine'
import { useFirstRowsStore } from '../stores/firstRowsStore'
import { useFitStore } from '../stores/fitStore'
import type { GridRow } from './gridRow'
import { WEIGHT_COLUMN } from './tableColumns'
import { whileShown } from './whileShown'

/** The share with which each row counts in a robust fit, asked of the engine for the rows that are drawn. */
export const useRowWeights = (api: Readonly<ShallowRef<GridApi<GridRow> | null>>, isShown: () => boolean) => {
  const firstRows = useFirstRowsStore()
  const fits = useFitStore()
  const known = new Map<number, number>()
  const wanted = new Set<number>()

  /** Whether there is such a fit of the rows on show. */
  const areThere = computed(() => !firstRows.shown && fits.result?.robust !== undefined)

  const redraw = (): void => api.value?.refreshCells({ columns: [WEIGHT_COLUMN], force: true })

  const ask = async (): Promise<void> => {
    const { fitId } = fits
    const rows = Int32Array.from(wanted)
    wanted.clear()
    if (!areThere.value || fitId === null) return
    const weights = await engine.request('robustnessWeights', { fitId, rows })
    if (!weights.ok || fits.fitId !== fitId) return
    rows.forEach((row, place) => known.set(row, weights.value[place]))
    redraw()
  }

  /** What is known of a row; what is not is asked for together with the other rows that are drawn at the time. */
  const weightOf = (row: number): number | undefined => {
    const weight = known.get(row)
    if (weight === undefined) {
      if (wanted.size === 0) setTimeout(() => void ask())
      wanted.add(row)
    }
    return weight
  }

  watch(
    whileShown(isShown, () => fits.fitId),
    () => {
      known.clear()
      redraw()
    },
    { flush: 'post' },
  )

  return { areThere, weightOf }
}
