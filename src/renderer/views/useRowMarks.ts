import { computed, onScopeDispose, watch, type ShallowRef } from 'vue'
import type { GridApi, IRowNode, RowClassParams } from 'ag-grid-community'
import { flagKinds } from '@shared/diagnostics/flag'
import { excludedRowsOf } from '@shared/document/exclusions'
import { markerOf, markSigns } from '@shared/plots/marker'
import { hasRow } from '@shared/table/rowSet'
import { useDocumentStore } from '../stores/documentStore'
import { useFirstRowsStore } from '../stores/firstRowsStore'
import { usePlotStore } from '../stores/plotStore'
import { useSelectionStore } from '../stores/selectionStore'
import type { GridRow } from './gridRow'
import { whileShown } from './whileShown'

/** How rows look that the fit flags, and those that are selected. */
export const useRowMarks = (api: Readonly<ShallowRef<GridApi<GridRow> | null>>, isShown: () => boolean) => {
  const documents = useDocumentStore()
  const firstRows = useFirstRowsStore()
  const plots = usePlotStore()
  const selection = useSelectionStore()

  const flagOf = (row: number) => markerOf(firstRows.shown ? 0 : (plots.flagsOfRow.get(row) ?? 0))

  const excluded = computed(() => excludedRowsOf(documents.document.exclusions))
  const isExcluded = (row: number): boolean => !firstRows.shown && hasRow(excluded.value, row)

  /** The row's number, with the mark of its flag. */
  const rowText = (row: number): string => {
    const flag = flagOf(row)
    if (isExcluded(row)) return `○ ${row}`
    return flag ? `${markSigns[flag]} ${row}` : String(row)
  }

  const selectionClass = (row: number): string[] => {
    if (row === selection.selectedRow) return ['row-selected']
    return hasRow(selection.rows, row) ? ['row-among-selected'] : []
  }

  const classesOf = (row: number): string[] => {
    const flag = flagOf(row)
    const left = isExcluded(row) ? ['row-excluded'] : []
    return [...(flag ? [`row-${flagKinds[flag]}`] : []), ...left, ...selectionClass(row)]
  }

  /** How the rows on show were marked when they were drawn last. */
  const drawn = new Map<number, string>()

  const rowClass = ({ data }: RowClassParams<GridRow>): string[] => {
    if (!data) return []
    const classes = classesOf(data.row)
    drawn.set(data.row, classes.join(' '))
    return classes
  }

  /** All others stay as they are: drawing every row anew takes a frame or two. */
  const markAnew = (): void => {
    const nodes = api.value?.getRenderedNodes() ?? []
    const rowNodes = nodes.filter(({ data }) => data && drawn.get(data.row) !== classesOf(data.row).join(' '))
    drawn.clear()
    for (const { data } of nodes) if (data) drawn.set(data.row, classesOf(data.row).join(' '))
    if (rowNodes.length > 0) redraw(rowNodes)
  }

  /** The grid gives the focus back a few milliseconds after it has taken a row away: a key that is pressed meanwhile would be lost. */
  const redraw = (rowNodes: IRowNode<GridRow>[]): void => {
    const hadFocus = document.activeElement?.closest('.ag-row') instanceof HTMLElement
    const cell = api.value?.getFocusedCell()
    api.value?.redrawRows({ rowNodes })
    if (hadFocus && cell) api.value?.setFocusedCell(cell.rowIndex, cell.column)
  }

  const marks = [
    () => plots.flagsOfRow,
    () => excluded.value,
    () => selection.selectedRow,
    () => selection.rows,
  ].map((mark) => whileShown<unknown>(isShown, mark))
  let frame = 0
  // In a task of its own: that in which millions of rows are excluded is long enough.
  watch(marks, () => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(markAnew)
  })
  onScopeDispose(() => cancelAnimationFrame(frame))
  return { rowText, rowClass }
}
