import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import type {
  AdoptedProject,
  LeftWorkSummary,
  RecoveredWork,
  SavedProject,
} from '@shared/contract/projectApi'
import { excludedRowsOf } from '@shared/document/exclusions'
import type { AppError } from '@shared/outcome/appError'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { filesInPatch } from '@shared/project/documentFiles'
import {
  emptyJournal,
  type JournalEntry,
  type JournalRecord,
  type JournalState,
} from '@shared/project/journal'
import type { ProjectFile } from '@shared/project/projectFile'
import { composeProject, type ProjectContent } from './composeProject'
import type { FileFactsBook } from './fileFacts'
import { sweepUnfinished } from '../export/sweepUnfinished'
import { Journal } from './journal'
import type { LeftJournals, LeftWork } from './leftJournals'
import { ProjectLock, type LockOutcome } from './projectLock'
import type { OpenedProject } from './projectOffers'
import { isChangedElsewhere, projectText, saveProject } from './saveProject'

export interface SessionParts {
  readonly facts: FileFactsBook
  readonly journals: LeftJournals
  readonly program: ProjectFile['program']
  /** That of the window. @default unknown */
  language?(): ProjectFile['language']
  pathsOf(grant: string): readonly string[] | undefined
  /** Grants files under the ids that they had. */
  restoreGrant(id: string, paths: readonly string[]): void
  /** A project was written here with these contents. */
  onSaved(path: string, sha256: string): void
  /** The journal cannot be written. */
  onJournalFailure(error: AppError): void
}

/** Where the work in hand is saved. */
interface Place {
  readonly path: string
  /** Of the file as this program last read or wrote it. */
  readonly sha256: string
  readonly data: ProjectContent['data']
  readonly lock: LockOutcome
}

/** The work in hand: its project's file, if it has one, and the journal that outlives a crash. */
export class ProjectSession {
  #place: Place | null = null
  #journal: Journal | null = null
  readonly #told = new Set<string>()
  /** Saves and changes of place take turns. */
  #last: Promise<unknown> = Promise.resolve()

  constructor(private readonly parts: SessionParts) {}

  get path(): string | null {
    return this.#place?.path ?? null
  }

  /** Whether the project holds its data, and is to go on doing so. */
  get data(): ProjectContent['data'] {
    return this.#place?.data ?? 'beside'
  }

  /** The project becomes the work in hand, in place of what was. */
  adopt({ path, sha256, content }: OpenedProject): Promise<AdoptedProject> {
    return this.#inTurn(async () => {
      await this.#leave('remove')
      const isEmbedded = Object.values(content.files).some(({ parts }) =>
        parts.some(({ embedded }) => embedded !== null),
      )
      const lock = await takeProject(path)
      this.#place = { path, sha256, data: isEmbedded ? 'embedded' : 'beside', lock }
      return { name: basename(path), owner: ownerText(lock) }
    })
  }

  /** The work in hand is that of no file from here on: other data was opened. */
  detach(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#release()
      this.#place = null
      this.#note(projectRecord(null))
    })
  }

  /** Saves where the project is; null where it is nowhere yet. */
  async save(content: Omit<ProjectContent, 'data'>): Promise<Result<SavedProject | null>> {
    return this.#inTurn(async () => {
      const place = this.#place
      if (place === null) return ok(null)
      const refused = await refusal(place)
      return refused ?? (await this.#write(place, content, place.sha256))
    })
  }

  saveAs(path: string, content: ProjectContent): Promise<Result<SavedProject>> {
    return this.#inTurn(async () => {
      const before = this.#place
      const isSame = before?.path === path
      const lock = isSame ? before.lock : await takeProject(path)
      const place: Place = { path, sha256: '', data: content.data, lock }
      const refused = await refusal(place)
      const saved = refused ?? (await this.#write(place, content, null))
      if (!saved.ok && !isSame && lock.kind === 'held') await lock.lock.release()
      if (saved.ok && !isSame && before?.lock.kind === 'held') await before.lock.lock.release()
      return saved
    })
  }

  /** Notes what the window did. */
  async note(entries: readonly JournalEntry[]): Promise<void> {
    const journal = await this.#openJournal()
    const grants = entries.flatMap((entry) => (entry.kind === 'point' ? filesInPatch(entry.patch) : []))
    journal.add([...this.#files(grants), ...entries])
  }

  async left(): Promise<readonly LeftWorkSummary[]> {
    return (await this.parts.journals.list()).map(summaryOf)
  }

  /** Takes up work that was left: its files are granted as they were, and its journal goes on in a new one. */
  recover(id: string): Promise<Result<RecoveredWork>> {
    return this.#inTurn(async () => {
      const work = (await this.parts.journals.list()).find((each) => each.id === id)
      if (work === undefined || work.state.current === null) return fail({ code: 'not-granted' })
      await this.#leave('remove')
      const { state } = work
      for (const [grant, paths] of state.grants) this.parts.restoreGrant(grant, paths)
      const { project } = state
      if (project !== null) {
        this.#place = await this.#placeOf(project)
      }
      const journal = await this.#openJournal()
      const place = this.#place
      journal.begin({ ...state, project: place })
      await journal.flush()
      await this.parts.journals.remove(id)
      return ok({
        project: this.#place && { name: basename(this.#place.path), owner: ownerText(this.#place.lock) },
        points: [...state.points.values()],
        current: work.state.current,
        saved: state.saved,
      })
    })
  }

  async decline(id: string): Promise<void> {
    await this.parts.journals.decline(id)
  }

  /** Waits until the journal is on the disk. */
  async flush(): Promise<void> {
    await this.#journal?.flush()
  }

  /** The end of the work in hand: it is saved, or the user does not want it. */
  async end(): Promise<void> {
    await this.#inTurn(() => this.#leave('remove'))
  }

  async #write(
    place: Place,
    content: Omit<ProjectContent, 'data'>,
    known: string | null,
  ): Promise<Result<SavedProject>> {
    const { facts, program } = this.parts
    const { path, data } = place
    const parts = {
      path,
      facts,
      program,
      language: this.parts.language?.() ?? null,
      now: new Date(),
      pathsOf: (grant: string) => this.parts.pathsOf(grant),
    }
    const composed = await composeProject({ ...content, data }, parts)
    if (!composed.ok) return composed
    if (known !== null && (await isChangedElsewhere(path, { known, facts }))) {
      return fail({ code: 'project-changed-elsewhere', path })
    }
    const project = projectText(composed.value)
    const { sha256 } = project
    // Were the program killed after the file is written and before that is noted, the file would look like someone else's.
    this.#note({ ...projectRecord({ ...place, sha256: known ?? sha256 }), writing: sha256 })
    await this.#journal?.flush()
    const saved = await saveProject(path, project)
    if (!saved.ok) {
      this.#note(projectRecord(this.#place))
      return saved
    }
    this.#place = { ...place, sha256 }
    this.#note(projectRecord(this.#place))
    this.parts.onSaved(path, sha256)
    return ok({ savedTo: path, name: basename(path) })
  }

  /** Where recovered work was saved; the file is as the journal says, or as it was about to be written. */
  async #placeOf({ path, sha256, writing, data }: NonNullable<JournalState['project']>): Promise<Place> {
    const isWritten = writing !== undefined && (await this.parts.facts.of(path))?.sha256 === writing
    const lock = await takeProject(path)
    return { path, sha256: isWritten ? writing : sha256, data, lock }
  }

  async #openJournal(): Promise<Journal> {
    if (this.#journal !== null) return this.#journal
    const id = randomUUID()
    const path = await this.parts.journals.place(id)
    if (this.#journal !== null) return this.#journal
    this.#journal = new Journal(path, (reason) => this.parts.onJournalFailure(journalFailure(path, reason)))
    if (this.#place !== null) {
      this.#journal.begin({ ...emptyJournal, project: this.#place })
    }
    return this.#journal
  }

  #note(record: JournalRecord): void {
    this.#journal?.add([record])
  }

  /** What stands behind grants that the journal has not been told of. */
  #files(grants: readonly string[]): JournalRecord[] {
    return grants.flatMap((grant) => {
      const paths = this.#told.has(grant) ? undefined : this.parts.pathsOf(grant)
      if (paths === undefined) return []
      this.#told.add(grant)
      return [{ kind: 'files' as const, grants: { [grant]: [...paths] } }]
    })
  }

  async #leave(what: 'keep' | 'remove'): Promise<void> {
    const journal = this.#journal
    this.#journal = null
    this.#told.clear()
    await journal?.end(what)
    await this.#release()
    this.#place = null
  }

  async #release(): Promise<void> {
    if (this.#place?.lock.kind === 'held') await this.#place.lock.lock.release()
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work)
    this.#last = turn.catch(() => undefined)
    return turn
  }
}

/** Takes a project; where nobody else has it, what a program that was killed has left half-written beside it goes. */
async function takeProject(path: string): Promise<LockOutcome> {
  const lock = await ProjectLock.take(path)
  if (lock.kind === 'held') await sweepUnfinished(path)
  return lock
}

const projectRecord = (place: Omit<Place, 'lock'> | null) => ({
  kind: 'project' as const,
  path: place?.path ?? null,
  sha256: place?.sha256 ?? null,
  data: place?.data ?? 'beside',
})

/** Why a project may not be written where it is: another Leastwise has it. */
async function refusal({ path, lock }: Place): Promise<Result<never> | null> {
  if (lock.kind === 'unlocked') return null
  const owner = lock.kind === 'taken' ? lock.owner : await lock.lock.owner()
  if (owner === 'this' || owner === null) return null
  return fail({ code: 'project-open-elsewhere', path, owner: `${owner.host}, ${owner.pid}` })
}

const ownerText = (lock: LockOutcome): string | null =>
  lock.kind === 'taken' ? `${lock.owner.host}, ${lock.owner.pid}` : null

const journalFailure = (path: string, reason: unknown): AppError => ({
  code: 'journal-failed',
  path,
  reason: reason instanceof Error ? reason.message.split(',')[0] : String(reason),
})

const summaryOf = ({ id, state, document, at }: LeftWork): LeftWorkSummary => ({
  id,
  project: state.project && basename(state.project.path),
  source: document.source?.name ?? '',
  formula: document.model.formula,
  steps: document.steps.length,
  exclusions: excludedRowsOf(document.exclusions).count,
  at,
})
