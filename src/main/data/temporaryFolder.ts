import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'

const PREFIX = 'leastwise-'
const NAME = /^leastwise-[A-Za-z0-9]{6}$/
/** Says which process a folder belongs to. */
const OWNER = 'owner'

/** Thrown where the system's folder for temporary files is absent or may not be written to. */
export class TemporaryFilesImpossible extends Error {
  readonly folder = tmpdir()
}

/** A folder among the system's temporary files that only the user may read. */
export async function makeTemporaryFolder(): Promise<string> {
  let folder: string | null = null
  try {
    folder = await mkdtemp(join(tmpdir(), PREFIX))
    await writeFile(join(folder, OWNER), `${hostname()}\n${process.pid}\n`)
    return folder
  } catch (error) {
    // A full disk has room for a folder, but for nothing in it.
    if (folder !== null) await rm(folder, { recursive: true, force: true }).catch(() => undefined)
    throw new TemporaryFilesImpossible((error as Error).message)
  }
}

/** Takes away the folders that processes of this machine left behind when they crashed. */
export async function sweepTemporaryFolders(): Promise<void> {
  const names = await readdir(tmpdir()).catch(() => [])
  for (const name of names.filter((candidate) => NAME.test(candidate))) {
    const folder = join(tmpdir(), name)
    // What cannot be read or removed is another user's, or goes next time.
    if (await isOrphan(folder)) await rm(folder, { recursive: true, force: true }).catch(() => undefined)
  }
}

/** A process that died as it made a folder, or as it took one away, left none to say whose it is; others are about to. */
const LONGEST_WITHOUT_OWNER = 3_600_000

async function isOrphan(folder: string): Promise<boolean> {
  const owner = await readFile(join(folder, OWNER), 'utf8').catch((error: NodeJS.ErrnoException) => error)
  if (typeof owner !== 'string') return owner.code === 'ENOENT' && (await isOld(folder))
  const [host, pid] = owner.split('\n')
  return host === hostname() && /^[1-9][0-9]*$/.test(pid) && !isRunning(Number(pid))
}

async function isOld(folder: string): Promise<boolean> {
  const found = await stat(folder).catch(() => null)
  return found !== null && found.isDirectory() && Date.now() - found.mtimeMs > LONGEST_WITHOUT_OWNER
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
