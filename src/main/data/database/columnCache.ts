import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { Column } from '@shared/table/column'
import { readColumns, type ColumnReader } from './readColumns'
import type { SummarisedColumn } from './summarisedColumn'
import type { TableAccess } from './tableAccess'

/** Whole columns of a table, each of them copied out of the database once. */
export class ColumnCache {
  readonly #cache = new Map<string, Column>()
  readonly #columns: ReadonlyMap<string, SummarisedColumn>
  #reading: Promise<Result<unknown>> = Promise.resolve(ok(null))

  constructor(
    private readonly access: TableAccess,
    columns: readonly SummarisedColumn[],
    private readonly rows: Parameters<typeof readColumns>[2],
  ) {
    this.#columns = new Map(columns.map((column) => [column.name, column]))
  }

  async read(names: readonly string[], reader: ColumnReader = {}): Promise<Result<readonly Column[]>> {
    const unknown = names.find((name) => !this.#columns.has(name))
    if (unknown !== undefined) {
      return fail({ code: 'column-unknown', name: unknown, position: 1, suggestions: '' })
    }
    // One after the other, so that a column asked for twice at once is read once.
    const earlier = this.#reading
    this.#reading = (async () => {
      await earlier
      return this.#readAbsent(names, reader)
    })()
    const read = await this.#reading
    return read.ok ? ok(names.map((name) => this.#cache.get(name)!)) : read
  }

  clear(): void {
    this.#cache.clear()
  }

  async #readAbsent(names: readonly string[], reader: ColumnReader): Promise<Result<unknown>> {
    if (this.access.closed) return fail({ code: 'table-closed' })
    const absent = [...new Set(names)]
      .filter((name) => !this.#cache.has(name))
      .map((name) => this.#columns.get(name)!)
    if (absent.length === 0) return ok(null)
    const read = await this.access.attempt(() => readColumns(this.access.database, absent, this.rows, reader))
    if (read.ok) for (const column of read.value) this.#cache.set(column.name, column)
    return !read.ok && reader.signal?.aborted === true ? fail({ code: 'cancelled' }) : read
  }
}
