import { analysisDocumentSchema, type AnalysisDocument } from '../document/analysisDocument'
import type { JournalPoint } from './journal'

/** The document at a point of the history; null where the points do not make one, or not one that this version knows. */
export function pointDocument(
  points: ReadonlyMap<number, JournalPoint>,
  id: number | null,
): AnalysisDocument | null {
  const merged: Record<string, unknown> = {}
  const seen = new Set<number>()
  for (let next = id; next !== null;) {
    const point = points.get(next)
    if (point === undefined || seen.has(next)) return null
    seen.add(next)
    for (const [part, value] of Object.entries(point.patch)) {
      if (!Object.hasOwn(merged, part)) merged[part] = value
    }
    next = point.parent
  }
  const read = analysisDocumentSchema.safeParse(merged)
  return read.success ? read.data : null
}
