import { computed, shallowRef, watch } from 'vue'
import type { DiagnosticBars, DiagnosticPlot } from '@shared/plots/diagnosticPlot'
import { latestRequest } from '../stores/latestRequest'
import { useFitStore } from '../stores/fitStore'
import { useSelectionStore } from '../stores/selectionStore'

/** How many selected rows each bar counts, where the bars do not tell which rows are theirs: the engine is asked. Null while it is not known. */
export const useBarSelection = (plotNow: () => DiagnosticPlot | null) => {
  const fits = useFitStore()
  const selection = useSelectionStore()
  const requests = latestRequest('rowsInBars')
  const answer = shallowRef<{ readonly bars: DiagnosticBars; readonly counts: Uint32Array } | null>(null)

  watch(
    [plotNow, () => selection.rows, () => fits.fitId],
    ([plot, rows, fitId]) => {
      const bars = plot?.bars
      if (!plot || !bars?.counts || bars.members || rows.count === 0 || fitId === null) {
        requests.drop()
        answer.value = null
        return
      }
      const { low, high } = bars
      void requests.ask({ fitId, residual: plot.residual, bars: { low, high }, rows }, (reply) => {
        if (reply.ok) answer.value = { bars, counts: reply.value }
      })
    },
    { immediate: true },
  )

  return computed(() => (answer.value?.bars === plotNow()?.bars ? (answer.value?.counts ?? null) : null))
}
