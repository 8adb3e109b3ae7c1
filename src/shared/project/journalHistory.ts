import { analysisDocumentSchema } from '../document/analysisDocument'
import { wayTo, type DocumentHistory } from '../document/history'
import { documentsFrom, historyAt, type TreePoint } from './historyTree'

/** The history that a journal tells, from its first point on; null where its points make none that this version knows. */
export function journalHistory(
  points: ReadonlyMap<number, TreePoint>,
  current: number | null,
): DocumentHistory | null {
  const first = current === null ? undefined : [...wayTo(points, current)].at(-1)
  const read = analysisDocumentSchema.safeParse(first?.patch.set)
  if (current === null || first === undefined || !read.success) return null
  return historyAt(documentsFrom(points.values(), { id: first.id, document: read.data }), current)
}
