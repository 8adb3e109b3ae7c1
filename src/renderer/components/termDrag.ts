import { quoteName } from '@shared/formula/quoteName'
import type { TermTexts } from '@shared/formula/writtenTerms'

const TERM = 'text/x-term'
const COLUMN = 'text/x-column'

/** A chip begins its way to another. */
export const startTermDrag = (event: DragEvent, term: TermTexts): void =>
  event.dataTransfer?.setData(TERM, JSON.stringify(term))

/** Whether a term or a column is being dragged. */
export const carriesTerm = (event: DragEvent): boolean =>
  event.dataTransfer?.types.some((type) => type === TERM || type === COLUMN) ?? false

/** Whether a column of the list is being dragged. */
export const carriesColumn = (event: DragEvent): boolean =>
  event.dataTransfer?.types.includes(COLUMN) ?? false

/** The column that was dropped, by its name; '' for anything else. */
export const droppedColumn = (event: DragEvent): string => event.dataTransfer?.getData(COLUMN) ?? ''

/** The term that was dropped; a column is the term that it is by itself. */
export const droppedTerm = (event: DragEvent): TermTexts | null => {
  const column = droppedColumn(event)
  if (column) return [quoteName(column)]
  const written = event.dataTransfer?.getData(TERM)
  return written ? (JSON.parse(written) as TermTexts) : null
}
