import { computed, type ShallowRef } from 'vue'
import type { ChartHandle, ChartTable, Gesture } from './chartHandle'

interface Inner {
  readonly zoomed: boolean
  toPng(): Promise<Uint8Array<ArrayBuffer> | null>
  resetZoom(): void
  readonly gesture?: Gesture
  setGesture?(gesture: Gesture): void
}

/** What a chart exposes to its card, passed on from the canvas or the chart inside it. */
export const useChartHandle = <T extends Inner>(
  inner: Readonly<ShallowRef<T | null>>,
  table: (inner: T | null) => ChartTable,
) => ({
  zoomed: computed(() => inner.value?.zoomed ?? false),
  toPng: (): ReturnType<ChartHandle['toPng']> => inner.value?.toPng() ?? Promise.resolve(null),
  resetZoom: (): void => inner.value?.resetZoom(),
  table: (): ChartTable => table(inner.value),
  gesture: computed(() => inner.value?.gesture),
  setGesture: (gesture: Gesture): void => inner.value?.setGesture?.(gesture),
})

export const emptyTable: ChartTable = { columns: [], rows: [], total: 0 }
