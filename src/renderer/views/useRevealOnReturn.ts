import { watch } from 'vue'
import { useDocumentStore } from '../stores/documentStore'
import { useSelectionStore } from '../stores/selectionStore'

interface Returning {
  readonly isShown: () => boolean
  /** What rows are read from: with another one, they have yet to come. */
  readonly source: () => unknown
  readonly reveal: () => void
  readonly showTop: () => void
}

/** A table that is shown again stays where it was, unless a row was picked meanwhile, which comes into view, or it is of another file. */
export const useRevealOnReturn = ({ isShown, source, reveal, showTop }: Returning) => {
  const documents = useDocumentStore()
  const selection = useSelectionStore()
  const here = () => ({
    file: documents.document.source?.grant,
    row: selection.selectedRow,
    visited: selection.visited,
    source: source(),
  })
  let left = here()
  let isDue = false

  const comeBack = (): void => {
    const { file, row, visited, source } = here()
    if (file !== left.file) showTop()
    const isPicked = row !== left.row || visited !== left.visited
    if (isPicked && source === left.source) reveal()
    else isDue = isPicked
  }

  // Once the grid knows what changed meanwhile.
  watch(
    isShown,
    (shown) => {
      if (shown) return comeBack()
      left = here()
      isDue = false
    },
    { flush: 'post' },
  )

  /** Rows have come. */
  const revealDue = (): void => {
    if (!isDue) return
    isDue = false
    reveal()
  }

  return { revealDue }
}
