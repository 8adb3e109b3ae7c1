import { z } from 'zod'
import { analysisDocumentSchema, type AnalysisDocument } from './analysisDocument'

type Part = keyof AnalysisDocument
type ListPart = {
  [P in Part]: AnalysisDocument[P] extends readonly unknown[] ? P : never
}[Part]

/** What of a list is replaced by what. */
interface Splice<Item = unknown> {
  readonly at: number
  readonly remove: number
  readonly items: readonly Item[]
}

/** What makes one document of another: parts that are put in anew, and lists of which a stretch is replaced. */
export interface DocumentPatch {
  readonly set?: Partial<AnalysisDocument>
  readonly splice?: { readonly [P in ListPart]?: Splice<AnalysisDocument[P][number]> }
}

const parts = Object.keys(analysisDocumentSchema.shape) as readonly Part[]

/** What is absent stays absent, whatever its default. */
const schemaOf = (part: Part): z.ZodType => {
  const schema: z.ZodType = analysisDocumentSchema.shape[part]
  return schema instanceof z.ZodDefault ? (schema.unwrap() as z.ZodType) : schema
}

const count = z.number().int().min(0).max(10_000_000)
const lists = parts.filter((part) => schemaOf(part) instanceof z.ZodArray)

/** Checks what claims to be a patch, part by part; the items of a stretch as a list of their own. */
export const documentPatchSchema = z
  .object({
    set: z
      .object(Object.fromEntries(parts.map((part) => [part, schemaOf(part).optional()])))
      .strict()
      .optional(),
    splice: z
      .object(
        Object.fromEntries(
          lists.map((part) => [
            part,
            z
              .object({ at: count, remove: count, items: schemaOf(part) })
              .strict()
              .optional(),
          ]),
        ),
      )
      .strict()
      .optional(),
  })
  .strict() as z.ZodType<DocumentPatch>

/** What must be put into the one to have the other; parts that are the same object count as unchanged. */
export function patchBetween(before: AnalysisDocument, after: AnalysisDocument): DocumentPatch {
  const set: Partial<Record<Part, unknown>> = {}
  const splice: Partial<Record<Part, Splice>> = {}
  for (const part of parts) {
    const [old, fresh] = [before[part], after[part]]
    if (old === fresh) continue
    if (lists.includes(part))
      splice[part] = spliceBetween(old as readonly unknown[], fresh as readonly unknown[])
    else set[part] = fresh
  }
  const isEmpty = (changes: object): boolean => Object.keys(changes).length === 0
  return { ...(isEmpty(set) ? {} : { set }), ...(isEmpty(splice) ? {} : { splice }) } as DocumentPatch
}

/** The document that the patch makes of this one; null where it belongs to another one. */
export function applyPatch(
  document: AnalysisDocument,
  { set, splice = {} }: DocumentPatch,
): AnalysisDocument | null {
  const next: Record<string, unknown> = { ...document, ...set }
  for (const [part, { at, remove, items }] of Object.entries(splice)) {
    const list = document[part as Part] as readonly unknown[]
    if (at + remove > list.length) return null
    next[part] = [...list.slice(0, at), ...items, ...list.slice(at + remove)]
  }
  return next as AnalysisDocument
}

/** The shortest stretch between what both lists begin with and what both end with. */
function spliceBetween(before: readonly unknown[], after: readonly unknown[]): Splice {
  const shorter = Math.min(before.length, after.length)
  let at = 0
  while (at < shorter && before[at] === after[at]) at++
  let end = 0
  while (end < shorter - at && before.at(-1 - end) === after.at(-1 - end)) end++
  return { at, remove: before.length - end - at, items: after.slice(at, after.length - end) }
}
