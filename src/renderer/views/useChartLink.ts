import type { DrawnPlot } from '@shared/contract/selectionApi'
import type { EnclosedPart } from '../charts/chartHandle'
import { usePlotStore } from '../stores/plotStore'
import { useRowSelectionStore } from '../stores/rowSelectionStore'
import { useSelectionStore } from '../stores/selectionStore'
import { useAwaitedNote } from './useAwaitedNote'

/**
 * What ties a chart of points to the one selection: bind it with `v-bind`. The plot says which rows lie where its points are too many to
 * be drawn; null where all are.
 */
export const useChartLink = () => {
  const plots = usePlotStore()
  const selection = useSelectionStore()
  const awaited = useAwaitedNote()
  const choosing = useRowSelectionStore()

  return (plot: DrawnPlot | null) => ({
    labels: plots.labels,
    selectedRow: selection.selectedRow,
    selectedRows: selection.rows,
    hoveredRow: selection.hoveredRow,
    flagNote: awaited.note.value,
    onHover: selection.hover,
    onSelect: selection.select,
    onPick: selection.pick,
    onEnclose: (part: EnclosedPart): void => void choosing.enclose(part, plot),
  })
}
