import type { ShallowRef } from 'vue'
import type { GridApi } from 'ag-grid-community'
import type { PlaceRange } from '@shared/contract/tableApi'
import { columnsAround } from './columnsAround'
import type { GridRow } from './gridRow'
import { dataColumnPlace } from './tableColumns'
import { PAGE_ROWS, type TablePages } from './tablePages'

/**
 * Of a table of very many columns pages hold those in sight, and some on either side. Which these are is told here, and rows that lack
 * cells of columns that have come into sight get them.
 */
export const useColumnsInSight = (
  api: Readonly<ShallowRef<GridApi<GridRow> | null>>,
  pages: Readonly<ShallowRef<TablePages | undefined>>,
) => {
  const placesInSight = (): number[] =>
    (api.value?.getAllDisplayedVirtualColumns() ?? [])
      .map((column) => dataColumnPlace(column.getColId()))
      .filter((place) => place !== null)

  /** The columns, of so many, that a page is to hold. */
  const wantedOf = (count: number): PlaceRange => columnsAround(placesInSight(), count)

  /** What is being asked for, by the first row of its page and its columns. */
  const underWay = new WeakMap<TablePages, Set<string>>()

  const fill = async (source: TablePages, start: number, columns: PlaceRange): Promise<void> => {
    const key = [start, columns.start, columns.end].join()
    const asked = underWay.get(source) ?? new Set()
    if (asked.has(key)) return
    underWay.set(source, asked.add(key))
    const found = await source.cellsOf(start, columns)
    asked.delete(key)
    if (!api.value || pages.value !== source || !found) return
    const rowNodes = found.flatMap((part, index) => {
      const node = api.value?.getDisplayedRowAtIndex(start + index)
      if (node?.data?.row !== part.row) return []
      node.data.take(part)
      return [node]
    })
    const shown = placesInSight().map((place) => `c${place}`)
    api.value.refreshCells({ rowNodes, columns: shown, force: true })
  }

  /** Asks for the cells in sight that are not there yet. */
  const fillInSight = (): void => {
    const source = pages.value
    const places = placesInSight()
    if (!source || places.length === 0) return
    const lacking = (api.value?.getRenderedNodes() ?? []).filter(({ data }) => data && !data.knows(places))
    const starts = new Set(lacking.map(({ rowIndex }) => rowIndex! - (rowIndex! % PAGE_ROWS)))
    for (const start of starts) void fill(source, start, source.columnsWanted())
  }

  return { wantedOf, fillInSight }
}
