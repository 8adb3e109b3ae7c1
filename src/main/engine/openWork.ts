import type { Result } from '@shared/outcome/result'
import { fail } from '@shared/outcome/result'
import type { OpenedTable } from './openedTable'

/** The one table that is open, which the engine's handlers share. */
export class OpenWork {
  table: OpenedTable | null = null

  /** Works on the table a request means; fails with `table-closed` where another one, or none, is open. */
  async use<T>(tableId: string, work: (opened: OpenedTable) => Promise<Result<T>>): Promise<Result<T>> {
    return this.table?.id === tableId ? work(this.table) : fail({ code: 'table-closed' })
  }
}
