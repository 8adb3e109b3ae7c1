import type { FileHandle } from 'node:fs/promises'
import { open, rename, rm } from 'node:fs/promises'
import {
  emptyJournal,
  recordsOf,
  replay,
  type JournalRecord,
  type JournalState,
} from '@shared/project/journal'
import { encodeRecord } from './journalRecords'

/** A change is on the disk this long after it was made, or sooner. */
const SYNC_WITHIN_MS = 250
/** A journal that is not larger is left as it is. */
const SMALL_BYTES = 4_000_000
/** Above so many times its size when it was last written anew, it is written anew. */
const GROWTH = 4

/**
 * What is done, as it is done: records at the end of a file, flushed to the disk shortly after. Nothing in it is ever changed, so
 * that a crash can only cut its end; where it has grown much, a shorter one that amounts to the same takes its place.
 */
export class Journal {
  #state: JournalState = emptyJournal
  #waiting: Buffer[] = []
  #writing: Promise<void> | null = null
  #timer: NodeJS.Timeout | null = null
  #file: FileHandle | null = null
  #bytes = 0
  #bytesAnew = 0
  #failed = false

  constructor(
    readonly path: string,
    private readonly onFailure: (reason: unknown) => void = () => undefined,
  ) {}

  get state(): JournalState {
    return this.#state
  }

  add(records: readonly JournalRecord[]): void {
    if (records.length === 0) return
    this.#state = replay(this.#state, records)
    this.#waiting.push(...records.map(encodeRecord))
    this.#timer ??= setTimeout(() => void this.flush(), SYNC_WITHIN_MS)
  }

  /** Begins anew with what is known from elsewhere. */
  begin(state: JournalState): void {
    this.#state = emptyJournal
    this.add([...recordsOf(state)])
  }

  /** Waits until all that was added is on the disk. */
  async flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    while (this.#writing !== null || this.#waiting.length > 0) {
      this.#writing ??= this.#write().finally(() => (this.#writing = null))
      await this.#writing
    }
  }

  /** Ends it; the file goes where nothing in it is needed any more. */
  async end(what: 'keep' | 'remove'): Promise<void> {
    await this.flush()
    await this.#file?.close()
    this.#file = null
    if (what === 'remove') await rm(this.path, { force: true })
  }

  async #write(): Promise<void> {
    const records = Buffer.concat(this.#waiting)
    this.#waiting = []
    try {
      this.#file ??= await open(this.path, 'a', 0o600)
      await this.#file.appendFile(records)
      await this.#file.datasync()
      this.#bytes += records.length
      if (this.#bytes > Math.max(SMALL_BYTES, GROWTH * this.#bytesAnew)) await this.#writeAnew()
      this.#failed = false
    } catch (error) {
      if (!this.#failed) this.onFailure(error)
      this.#failed = true
      await this.#writeAnew().catch(() => undefined)
    }
  }

  /** Writes beside, flushes, and puts it in the place of the old one: at any moment one of the two is there and whole. */
  async #writeAnew(): Promise<void> {
    const records = Buffer.concat([...recordsOf(this.#state)].map(encodeRecord))
    const beside = `${this.path}.new`
    this.#waiting = []
    const file = await open(beside, 'w', 0o600)
    await file
      .writeFile(records)
      .then(() => file.sync())
      .finally(() => file.close())
    await this.#file?.close()
    this.#file = null
    await rename(beside, this.path)
    this.#bytes = records.length
    this.#bytesAnew = records.length
  }
}
