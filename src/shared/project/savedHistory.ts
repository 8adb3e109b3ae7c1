import { z } from 'zod'
import type { AnalysisDocument } from '../document/analysisDocument'
import { patchBetween } from '../document/documentPatch'
import { emptyHistory, MOST_POINTS, type DocumentHistory, type HistoryPoint } from '../document/history'
import { filesOf, renameInPatch } from './documentFiles'
import { documentsFrom, historyAt, neighbours, treePointSchema, type TreePoint } from './historyTree'

/** A history as a project holds it: told from its current point, whose document is the project's. */
export const savedHistorySchema = z
  .object({
    current: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
    points: z.array(treePointSchema).min(1).max(MOST_POINTS),
  })
  .strict()
export type SavedHistory = z.infer<typeof savedHistorySchema>

/** The patches of a project's history take no more characters than this. */
const LARGEST_HISTORY = 2_000_000

/**
 * The history that is saved with its present document: the points on the same files that are nearest to the current one, as many as
 * there is room for.
 */
export function saveHistory(history: DocumentHistory, largest = LARGEST_HISTORY): SavedHistory {
  const { current, present } = history
  const points = onFilesOf(present, history.points)
  const beside = neighbours(points)
  const documents = new Map([[current, present]])
  const saved = new Map<number, TreePoint['patch']>([[current, {}]])
  let room = largest
  for (const [id, document] of documents) {
    for (const next of beside.get(id) ?? []) {
      const point = points.get(next)
      if (point === undefined || saved.has(next)) continue
      const patch = patchBetween(document, point.document)
      room -= JSON.stringify(patch).length
      if (room < 0) return toldAs(points, { current, saved })
      documents.set(next, point.document)
      saved.set(next, patch)
    }
  }
  return toldAs(points, { current, saved })
}

/** The history with other names for its files. */
export const renameInHistory = (history: SavedHistory, rename: (file: string) => string): SavedHistory => ({
  ...history,
  points: history.points.map((point) => ({ ...point, patch: renameInPatch(point.patch, rename) })),
})

/** The history of a project at its document. */
export const openHistory = (saved: SavedHistory | null, document: AnalysisDocument): DocumentHistory =>
  (saved && historyAt(documentsFrom(saved.points, { id: saved.current, document }), saved.current)) ??
  emptyHistory(document)

/** The points whose documents name no other files; what hung on one of the others hangs on the nearest above it. */
function onFilesOf(
  document: AnalysisDocument,
  points: DocumentHistory['points'],
): ReadonlyMap<number, HistoryPoint> {
  const files = new Set(filesOf(document))
  const isKept = (point: HistoryPoint): boolean => {
    const { source } = point.document
    return (
      source?.grant === document.source?.grant && filesOf(point.document).every((file) => files.has(file))
    )
  }
  const kept = new Map<number, HistoryPoint>()
  const nearest = new Map<number, number | null>()
  for (const point of points.values()) {
    const above = point.parent === null ? null : (nearest.get(point.parent) ?? null)
    const stays = isKept(point)
    nearest.set(point.id, stays ? point.id : above)
    if (stays) kept.set(point.id, { ...point, parent: above })
  }
  return kept
}

interface Told {
  readonly current: number
  readonly saved: ReadonlyMap<number, TreePoint['patch']>
}

function toldAs(points: ReadonlyMap<number, HistoryPoint>, { current, saved }: Told): SavedHistory {
  const told: TreePoint[] = []
  for (const { id, parent, name, at } of points.values()) {
    const patch = saved.get(id)
    if (patch === undefined) continue
    told.push({ id, parent: parent !== null && saved.has(parent) ? parent : null, name, at, patch })
  }
  return { current, points: told }
}
