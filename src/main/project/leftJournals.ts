import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { AnalysisDocument } from '@shared/document/analysisDocument'
import { emptyJournal, journalRecordSchema, replay, type JournalState } from '@shared/project/journal'
import { journalHistory } from '@shared/project/journalHistory'
import { decodeRecords } from './journalRecords'

const ENDING = '.journal'
/** Work that was declined is kept this many times before it goes. */
const DECLINED = '.declined'
const KEPT_DECLINED = 5

/** Work that a program which did not end by itself has left. */
export interface LeftWork {
  readonly id: string
  readonly state: JournalState
  readonly document: AnalysisDocument
  /** When it was last changed, in milliseconds since 1970. */
  readonly at: number
}

/** The journals of sessions that are over. */
export class LeftJournals {
  /** Journals that are being written now are not left. */
  readonly #own = new Set<string>()

  constructor(private readonly folder: string) {}

  /** A place for the journal of a new session. */
  async place(id: string): Promise<string> {
    await mkdir(this.folder, { recursive: true })
    this.#own.add(id)
    return join(this.folder, id + ENDING)
  }

  /** What there is to take up again, the last first. A journal that holds nothing more than a saved project goes. */
  async list(): Promise<readonly LeftWork[]> {
    const names = await readdir(this.folder).catch(() => [])
    await this.#sweep(names)
    const left: LeftWork[] = []
    for (const name of names.filter((each) => each.endsWith(ENDING))) {
      const id = basename(name, ENDING)
      const work = this.#own.has(id) ? null : await this.#read(id)
      if (work !== null) left.push(work)
    }
    return left.sort((one, other) => other.at - one.at)
  }

  /** Puts it aside: the last few that were declined are kept, in case that was a mistake. */
  async decline(id: string): Promise<void> {
    await rename(this.#pathOf(id), join(this.folder, id + DECLINED)).catch(() => undefined)
    const names = (await readdir(this.folder)).filter((name) => name.endsWith(DECLINED))
    const dated = await Promise.all(
      names.map(async (name) => ({ name, at: (await stat(join(this.folder, name))).mtimeMs })),
    )
    const old = dated.sort((one, other) => other.at - one.at).slice(KEPT_DECLINED)
    for (const { name } of old) await rm(join(this.folder, name), { force: true })
  }

  async remove(id: string): Promise<void> {
    await rm(this.#pathOf(id), { force: true })
  }

  /** Removes what was to take the place of a journal when the program was ended. */
  async #sweep(names: readonly string[]): Promise<void> {
    const unfinished = names.filter((name) => name.endsWith(`${ENDING}.new`))
    const left = unfinished.filter((name) => !this.#own.has(basename(name, `${ENDING}.new`)))
    await Promise.all(left.map((name) => rm(join(this.folder, name), { force: true })))
  }

  #pathOf(id: string): string {
    return join(this.folder, basename(id) + ENDING)
  }

  async #read(id: string): Promise<LeftWork | null> {
    const state = await readJournal(this.#pathOf(id))
    if (state === null) return null
    const document = journalHistory(state.points, state.current)?.present ?? null
    const isSaved = state.current !== null && state.saved === state.current
    if (document === null || document.source === null || isSaved) {
      await this.decline(id)
      return null
    }
    const at = Math.max(...[...state.points.values()].map((point) => point.at))
    return { id, state, document, at }
  }
}

/** What a journal amounts to, as far as it is whole and understood; null where there is none. */
async function readJournal(path: string): Promise<JournalState | null> {
  const bytes = await readFile(path).catch(() => null)
  if (bytes === null) return null
  const known = decodeRecords(bytes).records.flatMap((record) => {
    const read = journalRecordSchema.safeParse(record)
    return read.success ? [read.data] : []
  })
  return replay(emptyJournal, known)
}
