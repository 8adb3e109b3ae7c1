import type { ShallowRef } from 'vue'
import type { GridApi } from 'ag-grid-community'
import { useTableStore } from '../stores/tableStore'
import type { GridRow } from './tableColumns'

const DATA_COLUMN = /^c(\d+)$/

/** Lets the figures of the columns in sight come first. */
export const useFiguresInSight = (api: Readonly<ShallowRef<GridApi<GridRow> | null>>) => {
  const tables = useTableStore()

  const noteColumns = (): void => {
    const inSight = api.value?.getAllDisplayedVirtualColumns() ?? []
    const places = inSight.flatMap((column) => DATA_COLUMN.exec(column.getColId())?.[1] ?? [])
    tables.preferFigures(places.map(Number))
  }

  return { noteColumns }
}
