import { rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { DuckDBConnection, DuckDBDataChunk, DuckDBInstance } from '@duckdb/node-api'
import { joinParts } from './joinParts'
import { fitsInMemory, memoryBudget, type MemoryBudget } from './memoryBudget'
import { makeTemporaryFolder } from '../temporaryFolder'

const INTERRUPTED = 'interrupted'

export type SqlValue = string | number | boolean | null | readonly SqlValue[]

/** Whom small results can be asked of. */
export interface RowReader {
  /** All rows of a small result. Integers must be cast to DOUBLE or INTEGER by the query. */
  rows(sql: string): Promise<SqlValue[][]>
}

export interface DatabaseOptions {
  /** Size of the file that the table is made of. @default small */
  readonly bytes?: number
  /** @default half of the machine's memory */
  readonly budget?: MemoryBudget
}

/** One table's own DuckDB, in memory or in a temporary file, and the folder for what it and the import keep on disk meanwhile. */
export class Database implements RowReader {
  private interrupted = false
  private branchCount = 0
  private readonly branches = new Set<Database>()
  private closing: Promise<void> | null = null

  private constructor(
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection,
    /** Only the user may read it; it goes with the database, or with the process at the latest. */
    readonly folder: string,
    /** Of a branch: where its tables are, and the database that it is one of. */
    private readonly place: { readonly schema: string; readonly trunk: Database } | null = null,
  ) {
    this.connections = new Set([connection])
    this.schema = place?.schema ?? null
    if (place === null) process.once('exit', this.removeFolder)
  }

  private readonly schema: string | null
  private readonly connections: Set<DuckDBConnection>
  private readonly active = new Set<Promise<unknown>>()
  private readonly scratchFiles: string[] = []
  private readonly removeFolder = (): void => rmSync(this.folder, { recursive: true, force: true })

  /** A database for the table of a file; where that may exceed the memory, it lies in the temporary folder. */
  static async open({ bytes = 0, budget = memoryBudget() }: DatabaseOptions = {}): Promise<Database> {
    // The library is large, and much of what is here is of use without it.
    const { DuckDBInstance: Instance } = await import('@duckdb/node-api')
    const folder = await makeTemporaryFolder()
    const place = fitsInMemory(bytes, budget) ? ':memory:' : join(folder, 'table.duckdb')
    const instance = await Instance.create(place, {
      temp_directory: join(folder, 'spill'),
      memory_limit: `${budget.limit}B`,
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
    })
    const connection = await instance.connect()
    await connection.run(
      "SET GLOBAL TimeZone = 'UTC'; SET GLOBAL max_expression_depth = 10000; SET enable_progress_bar = true; SET enable_progress_bar_print = false",
    )
    return new Database(instance, connection, folder)
  }

  /**
   * The same database with a schema of its own, to which names without one belong: there `cells` is another table. Closing it
   * takes the schema away and leaves the database; closing that closes it too.
   */
  async branch(): Promise<Database> {
    const schema = `branch${this.branchCount++}`
    await this.run(`CREATE SCHEMA ${schema}`)
    const connection = await connectTo(this.instance, schema)
    const branch = new Database(this.instance, connection, this.folder, { schema, trunk: this })
    this.branches.add(branch)
    return branch
  }

  /** What its tables' names are to be preceded by, for the database that it is a branch of. */
  get schemaName(): string {
    return this.schema ?? 'main'
  }

  /** Percent done of the query that runs; null when that is not known. */
  get percentDone(): number | null {
    const { percentage } = this.connection.progress
    return percentage >= 0 && percentage <= 100 ? percentage : null
  }

  /** Stops the queries that run, and any that would follow. */
  interrupt(): void {
    this.interrupted = true
    for (const connection of this.connections) connection.interrupt()
  }

  get stopped(): boolean {
    return this.interrupted
  }

  /** The path of a file that is needed until the table is loaded. */
  scratchFile(name: string): string {
    const path = join(this.folder, name)
    this.scratchFiles.push(path)
    return path
  }

  /** From here on no SQL can read or write a file, nor allow it again. */
  async lock(): Promise<void> {
    if (this.schema !== null) return
    for (const path of this.scratchFiles) await rm(path, { force: true })
    await this.connection.run('SET enable_external_access = false; SET lock_configuration = true')
  }

  async run(sql: string): Promise<void> {
    await this.track(() => this.connection.run(sql))
  }

  async rows(sql: string): Promise<SqlValue[][]> {
    const reader = await this.track(() => this.connection.runAndReadAll(sql))
    return reader.getRowsJS() as SqlValue[][]
  }

  /** Work with a connection of its own, whose queries keep no page waiting and can be stopped alone. */
  async beside<T>(work: (reader: RowReader) => Promise<T>, signal?: AbortSignal): Promise<T> {
    return this.onOwnConnection((connection) => {
      const rows = async (sql: string): Promise<SqlValue[][]> => {
        if (this.interrupted || signal?.aborted === true) throw new Error(INTERRUPTED)
        return (await connection.runAndReadAll(sql)).getRowsJS() as SqlValue[][]
      }
      return work({ rows })
    }, signal)
  }

  /**
   * The only column of a result, INTEGERs without NULL, in its order. On a connection of its own, so that a long search keeps
   * no page waiting and can be stopped alone.
   */
  async integers(sql: string, signal?: AbortSignal): Promise<Int32Array> {
    return this.onOwnConnection(async (connection) => {
      signal?.throwIfAborted()
      const result = await connection.run(sql)
      const parts: Int32Array[] = []
      for (;;) {
        const chunk = await result.fetchChunk()
        if (chunk === null || chunk.rowCount === 0) return joinParts(parts)
        // As they lie in DuckDB's memory, which goes with the chunk; the binding's types hide them.
        const { items } = chunk.getColumnVector(0) as unknown as { items: Int32Array }
        parts.push(items.slice(0, chunk.rowCount))
      }
    }, signal)
  }

  /**
   * Hands over a result chunk by chunk, on a connection of its own: on a shared one the next query would end the stream
   * as if it were complete.
   */
  async eachChunk(sql: string, handle: (chunk: DuckDBDataChunk) => void): Promise<void> {
    for await (const chunk of this.chunks(sql)) handle(chunk)
  }

  /** A result chunk by chunk, as fast as they are taken; whoever takes them may stop at any time. */
  async *chunks(sql: string, signal?: AbortSignal): AsyncGenerator<DuckDBDataChunk, void> {
    if (this.interrupted || signal?.aborted === true) throw new Error(INTERRUPTED)
    let end = (): void => undefined
    const running = new Promise<void>((resolve) => (end = resolve))
    this.active.add(running)
    try {
      yield* this.streamed(sql, signal)
    } finally {
      this.active.delete(running)
      end()
    }
  }

  /** Appends another database's chunks to a table of just their types. */
  async append(table: string, chunks: AsyncIterable<DuckDBDataChunk>): Promise<void> {
    await this.track(async () => {
      const appender = await this.connection.createAppender(table, this.schema)
      try {
        for await (const chunk of chunks) {
          if (this.interrupted) throw new Error(INTERRUPTED)
          appender.appendDataChunk(chunk)
        }
      } finally {
        appender.closeSync()
      }
    })
  }

  private async *streamed(sql: string, signal?: AbortSignal): AsyncGenerator<DuckDBDataChunk, void> {
    const connection = await connectTo(this.instance, this.schema)
    const interrupt = () => connection.interrupt()
    this.connections.add(connection)
    signal?.addEventListener('abort', interrupt)
    try {
      const result = await connection.stream(sql)
      for (;;) {
        const chunk = await result.fetchChunk()
        if (this.interrupted || signal?.aborted === true) throw new Error(INTERRUPTED)
        if (chunk === null || chunk.rowCount === 0) return
        yield chunk
      }
    } finally {
      signal?.removeEventListener('abort', interrupt)
      this.connections.delete(connection)
      connection.closeSync()
    }
  }

  private onOwnConnection<T>(
    work: (connection: DuckDBConnection) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    return this.track(async () => {
      const connection = await connectTo(this.instance, this.schema)
      const interrupt = () => connection.interrupt()
      this.connections.add(connection)
      signal?.addEventListener('abort', interrupt)
      try {
        return await work(connection)
      } finally {
        signal?.removeEventListener('abort', interrupt)
        this.connections.delete(connection)
        connection.closeSync()
      }
    })
  }

  /** Remembers what runs: closing a connection under a running query never returns. */
  private async track<T>(work: () => Promise<T>): Promise<T> {
    if (this.interrupted) throw new Error(INTERRUPTED)
    const running = work()
    this.active.add(running)
    try {
      return await running
    } finally {
      this.active.delete(running)
    }
  }

  /** Stops what runs, waits until it has stopped, and closes. */
  close(): Promise<void> {
    return (this.closing ??= this.shut())
  }

  private async shut(): Promise<void> {
    this.interrupt()
    await Promise.allSettled([...this.active, ...[...this.branches].map((branch) => branch.close())])
    if (this.schema !== null) {
      await this.connection.run(`USE main; DROP SCHEMA ${this.schema} CASCADE`)
      this.place?.trunk.branches.delete(this)
      return this.connection.closeSync()
    }
    this.connection.closeSync()
    this.instance.closeSync()
    process.off('exit', this.removeFolder)
    await rm(this.folder, { recursive: true, force: true })
  }
}

async function connectTo(instance: DuckDBInstance, schema: string | null): Promise<DuckDBConnection> {
  const connection = await instance.connect()
  if (schema !== null) await connection.run(`USE ${schema}`)
  return connection
}

/** A text as an SQL literal. */
export function sqlText(text: string): string {
  return `'${text.replaceAll('\0', '').replaceAll("'", "''")}'`
}

/** A name as an SQL identifier. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** A file's path as an SQL literal, with the characters that DuckDB would take for a pattern put in brackets. */
export function sqlPath(path: string): string {
  return sqlText(path.replace(/[*?[]/g, '[$&]'))
}
