import { onBeforeUnmount, watch } from 'vue'
import { isFittedAhead } from '@shared/contract/fitAheadApi'
import { excludedRowsOf } from '@shared/document/exclusions'
import { unite } from '@shared/table/rowAlgebra'
import { engine } from '../engine/engine'
import { useDocumentStore } from './documentStore'
import { useFitStore } from './fitStore'
import { usePlotStore } from './plotStore'
import { useSelectionStore } from './selectionStore'
import { useTableStore } from './tableStore'

/**
 * While the user is asked whether to exclude the rows selected, the engine fits without them and draws what is on show: the answer to the
 * request that follows a yes. Where nothing follows, or other rows are selected, it is given up. Answers how to say that it follows.
 */
export const useFitAhead = (): (() => void) => {
  const documents = useDocumentStore()
  const fits = useFitStore()
  const plots = usePlotStore()
  const selection = useSelectionStore()
  const tables = useTableStore()
  let controller: AbortController | null = null

  const begin = (): void => {
    controller?.abort()
    controller = null
    const rowCount = tables.info?.rowCount ?? Infinity
    if (fits.fitId === null || !isFittedAhead(rowCount)) return
    const request = fits.requestWithout(unite(excludedRowsOf(documents.document.exclusions), selection.rows))
    if (request === null) return
    controller = new AbortController()
    void engine.request(
      'fitAhead',
      { fit: request, views: [...plots.viewsShown()] },
      { signal: controller.signal },
    )
  }

  watch(() => selection.rows, begin, { immediate: true })
  onBeforeUnmount(() => controller?.abort())
  return () => void (controller = null)
}
