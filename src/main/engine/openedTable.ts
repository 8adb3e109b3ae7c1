import { randomUUID } from 'node:crypto'
import type { OpenTableRequest, TableInfo } from '@shared/contract/engineApi'
import type { DuckdbTable } from '../data/duckdbStore'

/**
 * The open table with its id. Its readers take turns: a column is streamed over the same connection that answers a page, and
 * a query in between would cut the stream short. It closes when those before have done.
 */
export class OpenedTable {
  readonly id = randomUUID()
  #last: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly table: DuckdbTable,
    readonly request: OpenTableRequest,
    /** How long reading the file took. */
    readonly loadMs: number,
  ) {}

  get info(): TableInfo {
    const { name, bytes, modified, rowCount, columns, import: summary } = this.table
    return { tableId: this.id, name, bytes, modified, rowCount, columns, import: summary }
  }

  /** Whether it was read from this file in this way. */
  isFrom({ grant, options }: OpenTableRequest): boolean {
    return grant === this.request.grant && JSON.stringify(options) === JSON.stringify(this.request.options)
  }

  /** Reads from the table, after those who came before. */
  use<T>(read: (table: DuckdbTable) => Promise<T>): Promise<T> {
    const turn = this.#last.then(() => read(this.table))
    this.#last = turn.catch(() => undefined)
    return turn
  }

  /** Reads out of turn, on connections of its own; closing the table ends it. */
  beside<T>(read: (table: DuckdbTable) => Promise<T>): Promise<T> {
    return read(this.table)
  }

  close(): Promise<void> {
    return this.use((table) => table.close())
  }
}
