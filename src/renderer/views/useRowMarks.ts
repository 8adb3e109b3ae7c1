import { watch, type ShallowRef } from 'vue'
import type { GridApi, RowClassParams } from 'ag-grid-community'
import { markerOf } from '@shared/plots/marker'
import { useFirstRowsStore } from '../stores/firstRowsStore'
import { usePlotStore } from '../stores/plotStore'
import { useSelectionStore } from '../stores/selectionStore'
import { ROW_NUMBER_COLUMN, type GridRow } from './tableColumns'

const marks = { outlier: '◆', 'high-leverage': '▲', influential: '■' } as const

/** How rows look that the fit flags, and the one that is picked. */
export const useRowMarks = (api: Readonly<ShallowRef<GridApi<GridRow> | null>>) => {
  const firstRows = useFirstRowsStore()
  const plots = usePlotStore()
  const selection = useSelectionStore()

  const flagOf = (row: number) => markerOf(firstRows.shown ? 0 : (plots.flagsOfRow.get(row) ?? 0))

  /** The row's number, with the mark of its flag. */
  const rowText = (row: number): string => {
    const flag = flagOf(row)
    return flag ? `${marks[flag]} ${row}` : String(row)
  }

  const rowClass = ({ data }: RowClassParams<GridRow>): string[] => {
    if (!data) return []
    const flag = flagOf(data.row)
    return [...(flag ? [`row-${flag}`] : []), ...(data.row === selection.selectedRow ? ['row-selected'] : [])]
  }

  watch(
    () => plots.flagsOfRow,
    () => {
      api.value?.refreshCells({ columns: [ROW_NUMBER_COLUMN], force: true })
      api.value?.redrawRows()
    },
  )
  // All others stay as they are: drawing every row anew takes a frame or two.
  watch(
    () => selection.selectedRow,
    (...changed) => {
      const rows = api.value?.getRenderedNodes() ?? []
      const rowNodes = rows.filter(({ data }) => data && changed.includes(data.row))
      if (rowNodes.length > 0) api.value?.redrawRows({ rowNodes })
    },
  )
  return { rowText, rowClass }
}
