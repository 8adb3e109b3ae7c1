import type { ImportSummary } from '@shared/contract/engineApi'
import type { ColumnType } from '@shared/table/column'

/** What a loader leaves in the database as the columns c0, c1, … of the table `cells`. */
export interface LoadedColumn {
  readonly name: string
  readonly type: ColumnType
  readonly unparsed: number
  /** Different values as they stand in the file; empty when the loader did not see texts. */
  readonly examples: readonly string[]
  /** Left out when it turns out to hold no value: the header gave it no name. */
  readonly unnamed: boolean
}

export interface LoadedTable {
  readonly columns: readonly LoadedColumn[]
  readonly import: ImportSummary
}
