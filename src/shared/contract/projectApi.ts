import { z } from 'zod'
import { analysisDocumentSchema, type AnalysisDocument } from '../document/analysisDocument'
import { journalEntrySchema, type JournalPoint } from '../project/journal'
import { knownTableSchema, type ProjectTable } from '../project/projectFile'
import { savedHistorySchema, type SavedHistory } from '../project/savedHistory'

const id = z.string().max(100)

export const offeredFileSchema = z.object({ project: id, file: z.string().max(50) }).strict()
export type OfferedFileRequest = z.infer<typeof offeredFileSchema>

export const saveProjectSchema = z
  .object({
    document: analysisDocumentSchema,
    /** What is known of the tables, by their grants. */
    tables: z.record(z.string().max(100), knownTableSchema),
    /** What led to the document. */
    history: savedHistorySchema,
    /** `here` is where the project is, or where the user says if it is nowhere yet; the others always ask. */
    where: z.enum(['here', 'elsewhere', 'elsewhere-with-data']),
  })
  .strict()
export type SaveProjectRequest = z.infer<typeof saveProjectSchema>

export const journalSchema = z.object({ entries: z.array(journalEntrySchema).max(10_000) }).strict()
export type JournalRequest = z.infer<typeof journalSchema>

export const workStateSchema = z
  .object({
    name: z.string().max(1000),
    unsaved: z.boolean(),
    /** Changes since it was saved that the user went back from: they are in its history alone. */
    goneBack: z.number().int().min(0),
  })
  .strict()
export type WorkState = z.infer<typeof workStateSchema>

/** How the data of a project is found: as it was, otherwise, not at all, or where the user must first allow it to be read. */
export type OfferedState = 'same' | 'unseen' | 'changed' | 'missing' | 'outside'

/** A file that a project needs. */
export interface OfferedFile {
  /** By what the project's document names it. */
  readonly file: string
  readonly name: string
  readonly state: OfferedState
  /** Where it is, or was. */
  readonly place: string
  /** Leave to read it; null where it is missing or not allowed yet. */
  readonly grant: string | null
  /** As it was when the project was saved; null where that is not known. */
  readonly was: { readonly bytes: number; readonly modified: number } | null
  readonly table: ProjectTable
  readonly now: { readonly bytes: number; readonly modified: number } | null
}

/** A project that was read and is not yet the work in hand. */
export interface ProjectOffer {
  readonly project: string
  readonly name: string
  /** Naming its files as the project does: they get grants when all are settled. */
  readonly document: AnalysisDocument
  /** What led to it, with the same names; null where the project does not tell. */
  readonly history: SavedHistory | null
  /** When it was saved, in milliseconds since 1970. */
  readonly saved: number
  readonly files: readonly OfferedFile[]
}

export interface AdoptedProject {
  readonly name: string
  /** Who else has it open; null where nobody has. */
  readonly owner: string | null
}

/** Where a project was saved. */
export interface SavedProject {
  readonly savedTo: string
  readonly name: string
}

/** Work that was not saved when the program ended, by what it contains. */
export interface LeftWorkSummary {
  readonly id: string
  /** The project's name; null where it was never saved. */
  readonly project: string | null
  readonly source: string
  readonly formula: string
  readonly steps: number
  readonly exclusions: number
  /** When it was last changed, in milliseconds since 1970. */
  readonly at: number
}

export interface RecoveredWork {
  readonly project: AdoptedProject | null
  readonly points: readonly JournalPoint[]
  readonly current: number
  readonly saved: number | null
}
