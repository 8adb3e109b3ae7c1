import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'

/** A file as it is now. */
export interface FileFacts {
  readonly bytes: number
  /** When it was last changed, in milliseconds since 1970. */
  readonly modified: number
  readonly sha256: string
}

interface Known extends FileFacts {
  readonly path: string
}

const REMEMBERED = 100

/** The SHA-256 of files; a file that has neither grown nor been changed since is not read again. */
export class FileFactsBook {
  #known: readonly Known[] = []

  /** A file that is there no more, as it was last seen; null where it was never looked at. */
  lastOf(path: string): FileFacts | null {
    return this.#known.find((known) => known.path === path) ?? null
  }

  /** Null where there is no file, or none that can be read. */
  async of(path: string): Promise<FileFacts | null> {
    const found = await stat(path).catch(() => null)
    if (found?.isFile() !== true) return null
    const { size: bytes, mtimeMs: modified } = found
    const known = this.#known.find((each) => each.path === path)
    if (known?.bytes === bytes && known.modified === modified) return known
    const sha256 = await hashOf(path)
    if (sha256 === null) return null
    const fresh = { path, bytes, modified, sha256 }
    this.#known = [fresh, ...this.#known.filter((each) => each.path !== path)].slice(0, REMEMBERED)
    return fresh
  }
}

async function hashOf(path: string): Promise<string | null> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
      hash.update(chunk as Buffer)
    }
    return hash.digest('hex')
  } catch {
    return null
  }
}
