import { z } from 'zod'
import { pointId, treePoint } from './historyTree'

/**
 * A point of the history: what was done, when, and what makes its document of its parent's. The first has no parent and sets all parts.
 */
export const journalPointSchema = z.object({ kind: z.literal('point'), ...treePoint }).strict()
export type JournalPoint = z.infer<typeof journalPointSchema>

/** What the window tells the journal. */
export const journalEntrySchema = z.discriminatedUnion('kind', [
  journalPointSchema,
  /** The document is that of this point now. */
  z.object({ kind: z.literal('current'), id: pointId }).strict(),
  /** This point is what the project's file holds; null where none does. */
  z.object({ kind: z.literal('saved'), id: pointId.nullable() }).strict(),
  /** Points that the bounded history has let go. A point whose parent is gone is told anew, with all its parts. */
  z.object({ kind: z.literal('forgotten'), ids: z.array(pointId).max(10_000) }).strict(),
])
export type JournalEntry = z.infer<typeof journalEntrySchema>

/** What main adds to it. */
const mainEntrySchema = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('files'),
      grants: z.record(z.string().max(100), z.array(z.string().max(10_000)).min(1).max(1000)),
    })
    .strict(),
  z
    .object({
      kind: z.literal('project'),
      path: z.string().max(10_000).nullable(),
      sha256: z.string().max(64).nullable(),
      /** What is about to be written there: after a crash the file is the one or the other. @default nothing */
      writing: z.string().max(64).optional(),
      /** Whether the data is in it. */
      data: z.enum(['beside', 'embedded']).default('beside'),
    })
    .strict(),
])

/** One record of the journal on the disk. */
export const journalRecordSchema = z.union([journalEntrySchema, mainEntrySchema])
export type JournalRecord = z.infer<typeof journalRecordSchema>

/** What a journal amounts to. */
export interface JournalState {
  /** By their ids, parents before children. */
  readonly points: ReadonlyMap<number, JournalPoint>
  readonly current: number | null
  readonly saved: number | null
  readonly grants: ReadonlyMap<string, readonly string[]>
  readonly project: {
    readonly path: string
    readonly sha256: string
    readonly writing?: string
    readonly data: 'beside' | 'embedded'
  } | null
}

export const emptyJournal: JournalState = {
  points: new Map(),
  current: null,
  saved: null,
  grants: new Map(),
  project: null,
}

/** The journal after these records, the first of them first. */
export function replay(state: JournalState, records: Iterable<JournalRecord>): JournalState {
  const points = new Map(state.points)
  const grants = new Map(state.grants)
  let { current, saved, project } = state
  for (const record of records) {
    switch (record.kind) {
      case 'point':
        points.set(record.id, record)
        break
      case 'forgotten':
        for (const id of record.ids) points.delete(id)
        break
      case 'current':
        current = record.id
        break
      case 'saved':
        saved = record.id
        break
      case 'files':
        for (const [grant, paths] of Object.entries(record.grants)) grants.set(grant, paths)
        break
      case 'project': {
        const { path, sha256, writing, data } = record
        project = path === null || sha256 === null ? null : { path, sha256, writing, data }
        break
      }
    }
  }
  return { points, current, saved, grants, project }
}

/** The fewest records that amount to the same. */
export function* recordsOf({
  points,
  current,
  saved,
  grants,
  project,
}: JournalState): Iterable<JournalRecord> {
  const { path = null, sha256 = null, writing, data = 'beside' } = project ?? {}
  yield { kind: 'project', path, sha256, writing, data }
  for (const [grant, paths] of grants) yield { kind: 'files', grants: { [grant]: [...paths] } }
  yield* points.values()
  if (current !== null) yield { kind: 'current', id: current }
  yield { kind: 'saved', id: saved }
}
