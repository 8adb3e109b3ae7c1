import { randomUUID } from 'node:crypto'
import { link, open, readFile, rename, rm } from 'node:fs/promises'
import { hostname, uptime } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'

const ownerSchema = z.object({
  pid: z.number().int().min(1),
  host: z.string().max(1000),
  session: z.string().max(100),
  /** In milliseconds since 1970. */
  since: z.number(),
})
export type LockOwner = z.infer<typeof ownerSchema>

/** What came of asking for a project. A folder that takes no lock takes no project either: `unlocked` hinders nothing. */
export type LockOutcome =
  | { readonly kind: 'held'; readonly lock: ProjectLock }
  | { readonly kind: 'taken'; readonly owner: LockOwner }
  | { readonly kind: 'unlocked' }

/** The file that tells other instances of the program that a project is open; it stands beside the project. */
export class ProjectLock {
  private constructor(
    private readonly path: string,
    private readonly session: string,
  ) {}

  static async take(project: string, session = randomUUID()): Promise<LockOutcome> {
    const path = lockOf(project)
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const made = await create(path, session)
      if (made === 'made') return { kind: 'held', lock: new ProjectLock(path, session) }
      if (made === 'impossible') return { kind: 'unlocked' }
      const owner = await readOwner(path)
      if (owner !== null && isAlive(owner)) return { kind: 'taken', owner }
      await clearAway(path, owner)
    }
    return { kind: 'unlocked' }
  }

  /** Whether the project is still this program's; null where nobody has it. */
  async owner(): Promise<LockOwner | 'this' | null> {
    const owner = await readOwner(this.path)
    return owner?.session === this.session ? 'this' : owner
  }

  async release(): Promise<void> {
    if ((await this.owner()) === 'this') await rm(this.path, { force: true })
  }
}

const ATTEMPTS = 3

const lockOf = (project: string): string => join(dirname(project), `.${basename(project)}.lock`)

async function create(path: string, session: string): Promise<'made' | 'exists' | 'impossible'> {
  const owner: LockOwner = { pid: process.pid, host: hostname(), session, since: Date.now() }
  try {
    const file = await open(path, 'wx')
    await file.writeFile(JSON.stringify(owner)).finally(() => file.close())
    return 'made'
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EEXIST' ? 'exists' : 'impossible'
  }
}

async function readOwner(path: string): Promise<LockOwner | null> {
  try {
    const read = ownerSchema.safeParse(JSON.parse(await readFile(path, 'utf8')))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

/** A lock of another machine is believed; one of this machine holds as long as its process, and not beyond a restart. */
function isAlive({ pid, host, since }: LockOwner): boolean {
  if (host !== hostname()) return true
  const started = Date.now() - uptime() * 1000
  if (since < started - CLOCK_SLACK_MS) return false
  if (pid === process.pid) return true
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

const CLOCK_SLACK_MS = 60_000

/** Removes a lock that was left behind; were it meanwhile another's, that one gets it back. */
async function clearAway(path: string, owner: LockOwner | null): Promise<void> {
  const aside = `${path}.${randomUUID()}`
  try {
    await rename(path, aside)
    const moved = await readOwner(aside)
    if (moved !== null && moved.session !== owner?.session) await link(aside, path).catch(() => undefined)
    await rm(aside, { force: true })
  } catch {
    return
  }
}
