import { computed, type ShallowRef } from 'vue'
import type { ChartHandle, ChartTable } from './chartHandle'

interface Inner {
  readonly zoomed: boolean
  toPng(): Promise<Uint8Array<ArrayBuffer> | null>
  resetZoom(): void
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
})

export const emptyTable: ChartTable = { columns: [], rows: [], total: 0 }
