import { analysisDocumentSchema, type AnalysisDocument } from './analysisDocument'

/** The parts of a document that a change made anew. */
export type DocumentPatch = Partial<AnalysisDocument>

const parts = Object.keys(analysisDocumentSchema.shape) as readonly (keyof AnalysisDocument)[]

/** What must be put into the one to have the other; parts that are the same object count as unchanged. */
export function patchBetween(before: AnalysisDocument, after: AnalysisDocument): DocumentPatch {
  return Object.fromEntries(
    parts.filter((part) => before[part] !== after[part]).map((part) => [part, after[part]]),
  )
}
