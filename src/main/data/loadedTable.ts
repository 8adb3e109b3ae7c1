import type { CellProblem, ImportSummary } from '@shared/contract/importSummary'
import type { ColumnSummary, ColumnType } from '@shared/table/column'
import type { CellReadings } from './cells/cellFailures'

/** What a loader leaves in the database as the columns c0, c1, … of the table `cells`. */
export interface LoadedColumn {
  readonly name: string
  readonly type: ColumnType
  readonly unparsed: number
  /** Different values as they stand in the file; empty when the loader did not see texts. */
  readonly examples: readonly string[]
  /** Left out when it turns out to hold no value: the header gave it no name. */
  readonly unnamed: boolean
  /** Its figures, where they are known already; it is then not measured. */
  readonly known?: ColumnSummary & { readonly dayOnly: boolean }
}

/** What it takes to list everything that went wrong. */
export interface LoadedProblems {
  /** How the cells were read of whose texts the table keeps those that failed. */
  readonly cells: CellReadings
  /** All else. */
  readonly logged: readonly CellProblem[]
}

export interface LoadedTable {
  readonly columns: readonly LoadedColumn[]
  readonly problems: LoadedProblems
  /** False where only a part was loaded, to show how the file is read. @default true */
  readonly whole?: boolean
  /** So many rows are the file's first, in its order; below them a preview has others. @default all */
  readonly headRows?: number
  readonly import: ImportSummary
}
