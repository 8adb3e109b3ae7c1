import { randomUUID } from 'node:crypto'
import type { OpenTableRequest, TableInfo } from '@shared/contract/engineApi'
import type { DuckdbTable } from '../data/duckdbStore'

/** A table with its id; it is closed once it is replaced and nobody reads it any more. */
export class OpenedTable {
  readonly id = randomUUID()
  #readers = 0
  #closing = false

  constructor(
    readonly table: DuckdbTable,
    readonly request: OpenTableRequest,
    /** How long reading the file took. */
    readonly loadMs: number,
  ) {}

  get info(): TableInfo {
    const { name, bytes, rowCount, columns, import: summary } = this.table
    return { tableId: this.id, name, bytes, rowCount, columns, import: summary }
  }

  /** Whether it was read from this file in this way. */
  isFrom({ grant, options }: OpenTableRequest): boolean {
    return grant === this.request.grant && JSON.stringify(options) === JSON.stringify(this.request.options)
  }

  async use<T>(read: (table: DuckdbTable) => Promise<T>): Promise<T> {
    this.#readers++
    try {
      return await read(this.table)
    } finally {
      this.#readers--
      await this.#closeIfUnused()
    }
  }

  async close(): Promise<void> {
    this.#closing = true
    await this.#closeIfUnused()
  }

  async #closeIfUnused(): Promise<void> {
    if (!this.#closing || this.#readers > 0) return
    this.#closing = false
    await this.table.close()
  }
}
