import { z } from 'zod'
import type { AnalysisDocument } from '../document/analysisDocument'
import { commandNameOf } from '../document/commandName'
import { applyPatch, documentPatchSchema } from '../document/documentPatch'
import { wayTo, type DocumentHistory, type HistoryPoint } from '../document/history'

export const pointId = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER)

export const treePoint = {
  id: pointId,
  parent: pointId.nullable(),
  /** What was done, by the name of its command. */
  name: z.string().max(100),
  /** In milliseconds since 1970. */
  at: z.number(),
  /** What makes its document of that of the point beside it on the way to the one from which the tree is told. */
  patch: documentPatchSchema,
}
export const treePointSchema = z.object(treePoint).strict()
export type TreePoint = z.infer<typeof treePointSchema>

/** Lists in documents of a history may have so many entries in all; what goes beyond is left out. */
const MOST_ENTRIES = 5_000_000

/** One point of a tree whose document is known. */
export interface Anchor {
  readonly id: number
  readonly document: AnalysisDocument
}

/** The points whose documents follow from that of one of them, by ascending id; what does not follow is left out. */
export function documentsFrom(tree: Iterable<TreePoint>, anchor: Anchor): ReadonlyMap<number, HistoryPoint> {
  const points = new Map([...tree].map((point) => [point.id, point]))
  const beside = neighbours(points)
  const documents = new Map<number, AnalysisDocument>()
  if (points.has(anchor.id)) documents.set(anchor.id, anchor.document)
  let entries = 0
  for (const [id, document] of documents) {
    for (const next of beside.get(id) ?? []) {
      const patch = points.get(next)?.patch
      const made = patch === undefined || documents.has(next) ? null : applyPatch(document, patch)
      if (made === null) continue
      entries += made.exclusions.length + made.steps.length
      if (entries > MOST_ENTRIES) return told(points, documents)
      documents.set(next, made)
    }
  }
  return told(points, documents)
}

/** A history at one of its points. Where one was changed several times, doing it again leads to the last of them, or back to where it is. */
export function historyAt(
  points: ReadonlyMap<number, HistoryPoint>,
  current: number,
): DocumentHistory | null {
  const point = points.get(current)
  if (point === undefined) return null
  const ahead = new Map<number, number>()
  for (const { id, parent } of [...points.values(), ...wayTo(points, current)]) {
    if (parent !== null) ahead.set(parent, id)
  }
  return { points, current, present: point.document, ahead }
}

/** Children and parent of each point. */
export function neighbours(
  points: ReadonlyMap<number, Pick<TreePoint, 'id' | 'parent'>>,
): ReadonlyMap<number, readonly number[]> {
  const beside = new Map<number, number[]>([...points.keys()].map((id) => [id, []]))
  for (const { id, parent } of points.values()) {
    if (parent === null || !points.has(parent)) continue
    beside.get(id)?.push(parent)
    beside.get(parent)?.push(id)
  }
  return beside
}

function told(
  points: ReadonlyMap<number, TreePoint>,
  documents: ReadonlyMap<number, AnalysisDocument>,
): ReadonlyMap<number, HistoryPoint> {
  const ids = [...documents.keys()].sort((one, other) => one - other)
  return new Map(
    ids.flatMap((id) => {
      const [point, document] = [points.get(id), documents.get(id)]
      if (point === undefined || document === undefined) return []
      const { parent, name, at } = point
      const above = parent !== null && documents.has(parent) ? parent : null
      return [[id, { id, parent: above, name: commandNameOf(name), control: null, at, document }] as const]
    }),
  )
}
