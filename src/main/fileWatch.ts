import { stat } from 'node:fs/promises'
import type { FileChange } from '@shared/contract/mainApi'

const INTERVAL_MS = 3000

/** A file as it was read, or several that are one table. */
export interface WatchedFile {
  readonly grant: string
  readonly paths: readonly string[]
  /** Of all of them together. */
  readonly bytes: number
  /** When one of them was last changed, in milliseconds since 1970. */
  readonly modified: number
}

interface FileWatchOptions {
  tell(change: { readonly grant: string; readonly change: FileChange }): void
  /** @default 3000 */
  readonly intervalMs?: number
}

/** A file and what was last seen of it. */
interface SeenFile {
  file: WatchedFile
  gone: FileChange | null
}

/** Looks every few seconds, and when asked, whether the files in use are still what was read. Each change is told once. */
export class FileWatch {
  #seen: readonly SeenFile[] = []
  #timer: NodeJS.Timeout | null = null

  constructor(private readonly options: FileWatchOptions) {}

  /** Watches these files in place of those before. */
  watch(files: readonly WatchedFile[]): void {
    this.stop()
    this.#seen = files.map((file) => ({ file, gone: null }))
    if (files.length === 0) return
    this.#timer = setInterval(() => void this.check(), this.options.intervalMs ?? INTERVAL_MS)
    this.#timer.unref()
  }

  async check(): Promise<void> {
    await Promise.all(this.#seen.map((seen) => this.#look(seen)))
  }

  async #look(seen: SeenFile): Promise<void> {
    const { file } = seen
    const found = await Promise.all(file.paths.map((path) => stat(path).catch(() => null)))
    if (!this.#seen.includes(seen) || seen.file !== file) return
    const files = found.flatMap((each) => (each?.isFile() === true ? [each] : []))
    if (files.length < found.length) return this.#tellGone(seen, 'deleted')
    const bytes = files.reduce((sum, { size }) => sum + size, 0)
    if (bytes === 0 && file.bytes > 0) return this.#tellGone(seen, 'emptied')
    seen.gone = null
    const modified = Math.max(...files.map(({ mtimeMs }) => mtimeMs))
    if (bytes === file.bytes && modified === file.modified) return
    seen.file = { ...file, bytes, modified }
    this.options.tell({ grant: file.grant, change: 'changed' })
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer)
    this.#timer = null
  }

  #tellGone(seen: SeenFile, change: 'deleted' | 'emptied'): void {
    if (seen.gone === change) return
    seen.gone = change
    this.options.tell({ grant: seen.file.grant, change })
  }
}
