import { basename } from 'node:path'
import type { StepOf } from '@shared/preparation/step'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { areUnchanged } from '../data/areUnchanged'
import type { Database } from '../data/database/database'
import type { DuckdbTable } from '../data/database/duckdbStore'
import type { OpenRequest } from '../data/openTable'
import { copyTable } from './copyTable'
import type { OtherTable } from './otherTable'

/** Another file, as a step names it. */
export type OtherFile = Pick<StepOf<'join'>, 'file' | 'name' | 'options'>

interface KnownTable {
  readonly table: OtherTable
  readonly database: Database
}

/** How other files are found and read. */
export interface OtherFileSource extends Pick<OpenRequest, 'workbooks' | 'onProgress'> {
  /** The files behind a step's name for them; null where there is no leave to read them. */
  pathsOf(file: string): Promise<readonly string[] | null> | readonly string[] | null
}

/**
 * The tables of other files that steps join. Each is read once and copied into the database of the prepared table, where it stays
 * until that closes, the file has changed, or no step joins it any more and another one such was asked for later: trying a join out again
 * and again does not read it again.
 */
export class OtherTables {
  readonly #known = new Map<string, KnownTable>()
  readonly #closing = new AbortController()
  #last: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly database: Database,
    private readonly source: OtherFileSource,
  ) {}

  /** The file's table; whoever gives up waiting leaves it to be read for the next. */
  async tableOf(file: OtherFile, signal?: AbortSignal): Promise<Result<OtherTable>> {
    const turn = this.#last.then(() => this.#read(file))
    this.#last = turn.catch(() => undefined)
    return signal === undefined ? turn : Promise.race([turn, cancelled(signal)])
  }

  /** The table as far as it has been read. */
  known(file: OtherFile): OtherTable | undefined {
    return this.#known.get(keyOf(file))?.table
  }

  /**
   * Frees the tables of all but these files, and the one that was asked for last: what was just taken away may come back, and if one goes
   * back further it is read again.
   */
  async keepFor(files: readonly OtherFile[]): Promise<void> {
    const needed = new Set(files.map(keyOf))
    const turn = this.#last.then(async () => {
      const spare = [...this.#known.keys()].filter((key) => !needed.has(key)).slice(0, -1)
      for (const key of spare) await this.#free(key)
    })
    this.#last = turn.catch(() => undefined)
    await this.#last
  }

  /** Ends what is being read; the tables go with the database. */
  async close(): Promise<void> {
    this.#closing.abort()
    await this.#last
  }

  async #read(file: OtherFile): Promise<Result<OtherTable>> {
    const { signal } = this.#closing
    if (signal.aborted) return fail({ code: 'cancelled' })
    const paths = await this.source.pathsOf(file.file)
    if (paths === null) return fail({ code: 'not-granted' })
    const before = this.#known.get(keyOf(file))
    if (before && (await areUnchanged(paths, before.table))) {
      this.#know(file, before)
      return ok(before.table)
    }
    await this.#free(keyOf(file))
    const read = await this.#open(file, paths)
    if (!read.ok) return read
    this.#know(file, read.value)
    return ok(read.value.table)
  }

  /** As the last that was asked for. */
  #know(file: OtherFile, table: KnownTable): void {
    this.#known.delete(keyOf(file))
    this.#known.set(keyOf(file), table)
  }

  async #free(key: string): Promise<void> {
    const table = this.#known.get(key)
    this.#known.delete(key)
    await table?.database.close()
  }

  async #open({ name, options }: OtherFile, paths: readonly string[]): Promise<Result<KnownTable>> {
    const { openTable } = await import('../data/openTable')
    const [path, ...more] = paths
    const { workbooks, onProgress } = this.source
    const { signal } = this.#closing
    const request = { path, more, name: name || basename(path), options, workbooks, onProgress, signal }
    const opened = await openTable(request)
    if (!opened.ok) return opened
    try {
      return ok(await this.#copy(opened.value))
    } catch (error) {
      if (signal.aborted || this.database.stopped) return fail({ code: 'cancelled' })
      throw error
    } finally {
      await opened.value.close()
    }
  }

  async #copy(table: DuckdbTable): Promise<KnownTable> {
    const database = await this.database.branch()
    try {
      return { database, table: await copyTable(table, database, this.#closing.signal) }
    } catch (error) {
      await database.close()
      throw error
    }
  }
}

const keyOf = ({ file, options }: OtherFile): string => JSON.stringify([file, options])

function cancelled(signal: AbortSignal): Promise<Result<never>> {
  const error = fail({ code: 'cancelled' } as const)
  if (signal.aborted) return Promise.resolve(error)
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(error), { once: true }))
}
