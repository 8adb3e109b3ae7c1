import { analysisDocumentSchema, type AnalysisDocument } from './analysisDocument'
import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'

/** The parts of a document that a change made anew. */
export type DocumentPatch = Partial<AnalysisDocument>

const parts = Object.keys(analysisDocumentSchema.shape) as readonly (keyof AnalysisDocument)[]

/** What must be put into the one to have the other; parts that are the same object count as unchanged. */
export function patchBetween(before: AnalysisDocument, after: AnalysisDocument): DocumentPatch {
  return Object.fromEntries(
    parts.filter((part) => before[part] !== after[part]).map((part) => [part, after[part]]),
  )
}

/** Checks what claims to be a patch, part by part: what is absent stays absent, whatever its default. */
export function readPatch(content: unknown): Result<DocumentPatch, string> {
  if (typeof content !== 'object' || content === null) return fail('not a patch')
  const read: [string, unknown][] = []
  for (const [part, value] of Object.entries(content)) {
    const schema = parts.find((known) => known === part)
    const checked = schema && analysisDocumentSchema.shape[schema].safeParse(value)
    if (checked?.success !== true) return fail(part)
    read.push([part, checked.data])
  }
  return ok(Object.fromEntries(read) as DocumentPatch)
}
