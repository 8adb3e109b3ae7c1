import type { AnalysisDocument } from '../document/analysisDocument'
import type { JournalPoint } from '../project/journal'
import type { ProjectTable } from '../project/projectFile'

/** How the data of a project is found: as it was, otherwise, not at all, or where the user must first allow it to be read. */
export type OfferedState = 'same' | 'changed' | 'missing' | 'outside'

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
  readonly was: { readonly bytes: number; readonly modified: number; readonly table: ProjectTable }
  readonly now: { readonly bytes: number; readonly modified: number } | null
}

/** A project that was read and is not yet the work in hand. */
export interface ProjectOffer {
  readonly project: string
  readonly name: string
  /** Naming its files as the project does: they get grants when all are settled. */
  readonly document: AnalysisDocument
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
