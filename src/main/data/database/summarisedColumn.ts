import type { ColumnSummary } from '@shared/table/column'

/** What the column list shows of a column, and where it is in the table `cells`. */
export interface SummarisedColumn extends ColumnSummary {
  /** Its number in `cells`. */
  readonly index: number
  /** For dates: whether every value is at midnight, so that its time need not be shown. */
  readonly dayOnly: boolean
}
