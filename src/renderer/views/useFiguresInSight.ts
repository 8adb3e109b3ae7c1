import type { ShallowRef } from 'vue'
import type { GridApi } from 'ag-grid-community'
import { useTableStore } from '../stores/tableStore'
import type { GridRow } from './gridRow'
import { dataColumnPlace } from './tableColumns'

/** Lets the figures of the columns in sight come first. */
export const useFiguresInSight = (api: Readonly<ShallowRef<GridApi<GridRow> | null>>) => {
  const tables = useTableStore()

  const noteColumns = (): void => {
    const inSight = api.value?.getAllDisplayedVirtualColumns() ?? []
    const places = inSight.map((column) => dataColumnPlace(column.getColId()))
    tables.preferFigures(places.filter((place) => place !== null))
  }

  return { noteColumns }
}
