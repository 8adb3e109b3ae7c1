import type { Result } from '../outcome/result'
import type { Column, ColumnSummary } from './column'

/** A table from which whole columns can be read for a model; every store implements it. */
export interface ColumnSource {
  readonly rowCount: number
  readonly columns: readonly ColumnSummary[]
  /** The named columns, all rows, in file order. */
  read(names: readonly string[]): Promise<Result<readonly Column[]>>
}
