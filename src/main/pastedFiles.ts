import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { writeAtomically } from './export/writeAtomically'

/** More is refused: what is so large is better opened as a file. */
const LARGEST_CHARACTERS = 50_000_000
/** So many are kept; older ones are deleted. */
const KEPT = 20

/** Keeps pasted cells as files, so that they can be read again after a crash, or by a later undo. */
export class PastedFiles {
  /** Those of this session are never deleted in it. */
  readonly #fresh = new Set<string>()

  /** `word` is what the cells are called in the user's language, before the time. */
  constructor(
    private readonly folder: string,
    private readonly word: () => string,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** Writes the cells to a file of their own; answers its path. */
  async keep(text: string): Promise<Result<string>> {
    if (text.trim() === '') return fail({ code: 'paste-empty' })
    if (text.length > LARGEST_CHARACTERS) {
      return fail({ code: 'paste-too-large', limit: `${LARGEST_CHARACTERS / 1e6} MB` })
    }
    await mkdir(this.folder, { recursive: true }).catch(() => undefined)
    const name = this.#freeName()
    const path = join(this.folder, name)
    const written = await writeAtomically(path, text)
    if (!written.ok) return written
    this.#fresh.add(name)
    await this.#prune()
    return ok(path)
  }

  #freeName(): string {
    const named = `${this.word()} ${localTime(this.now())}`
    for (let count = 1; ; count++) {
      const name = count === 1 ? `${named}.txt` : `${named} (${count}).txt`
      if (!this.#fresh.has(name)) return name
    }
  }

  async #prune(): Promise<void> {
    const names = await readdir(this.folder).catch(() => [])
    const old = names.filter((name) => TIMED.test(name) && !this.#fresh.has(name)).sort(byTime)
    const excess = old.slice(0, Math.max(0, old.length + this.#fresh.size - KEPT))
    for (const name of excess) await rm(join(this.folder, name), { force: true })
  }
}

/** The time at a name's end. */
const TIMED = /\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d(?: \(\d+\))?\.txt$/
const timeOf = (name: string): string => TIMED.exec(name)?.[0] ?? ''
const byTime = (one: string, other: string): number => (timeOf(one) < timeOf(other) ? -1 : 1)

/** The second where the user is, as `2024-05-31 14.05.09`: a colon is no letter of a file's name everywhere. */
function localTime(now: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0')
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-')
  return `${day} ${[now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join('.')}`
}
