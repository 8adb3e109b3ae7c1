import type { RemedyAction } from '@shared/diagnostics/remedy'
import { useDocumentStore } from '../stores/documentStore'
import { usePlotStore } from '../stores/plotStore'
import { useSelectionStore } from '../stores/selectionStore'

/** Carries out what a failed check offers: one step that can be undone, or a look at the rows. */
export const useRemedies = () => {
  const documents = useDocumentStore()
  const plots = usePlotStore()
  const selection = useSelectionStore()

  /** The flagged rows with the worst of them picked, so that table and charts point at it. */
  const showRows = (): void => {
    documents.setTab('residuals')
    const worst = plots.flagged?.rows[0]
    selection.clear()
    if (worst) selection.select(worst.row)
  }

  return {
    act: (action: RemedyAction): void =>
      action.kind === 'show-rows' ? showRows() : documents.takeRemedy(action),
  }
}
