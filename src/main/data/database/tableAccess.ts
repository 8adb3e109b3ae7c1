import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { shortReason } from './shortReason'
import type { Database } from './database'

/** A table's database, until the table is closed. What fails there is answered and not thrown. */
export class TableAccess {
  #closed = false

  constructor(readonly database: Database) {}

  get closed(): boolean {
    return this.#closed
  }

  async attempt<T>(work: () => Promise<T>): Promise<Result<T>> {
    if (this.#closed) return fail({ code: 'table-closed' })
    try {
      return ok(await work())
    } catch (error) {
      if (this.#closed) return fail({ code: 'table-closed' })
      return fail({ code: 'internal', detail: shortReason((error as Error).message) })
    }
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    await this.database.close()
  }
}
