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

/** Looks every few seconds, and when asked, whether the open file is still what was read. Each change is told once. */
export class FileWatch {
  #file: WatchedFile | null = null
  #timer: NodeJS.Timeout | null = null
  #gone: FileChange | null = null

  constructor(private readonly options: FileWatchOptions) {}

  watch(file: WatchedFile | null): void {
    this.stop()
    this.#file = file
    this.#gone = null
    if (file === null) return
    this.#timer = setInterval(() => void this.check(), this.options.intervalMs ?? INTERVAL_MS)
    this.#timer.unref()
  }

  async check(): Promise<void> {
    const file = this.#file
    if (file === null) return
    const found = await Promise.all(file.paths.map((path) => stat(path).catch(() => null)))
    if (file !== this.#file) return
    const files = found.flatMap((each) => (each?.isFile() === true ? [each] : []))
    if (files.length < found.length) return this.#tellGone('deleted')
    const bytes = files.reduce((sum, { size }) => sum + size, 0)
    if (bytes === 0 && file.bytes > 0) return this.#tellGone('emptied')
    this.#gone = null
    const modified = Math.max(...files.map(({ mtimeMs }) => mtimeMs))
    if (bytes === file.bytes && modified === file.modified) return
    this.#file = { ...file, bytes, modified }
    this.options.tell({ grant: file.grant, change: 'changed' })
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer)
    this.#timer = null
  }

  #tellGone(change: 'deleted' | 'emptied'): void {
    const file = this.#file
    if (file === null || this.#gone === change) return
    this.#gone = change
    this.options.tell({ grant: file.grant, change })
  }
}
