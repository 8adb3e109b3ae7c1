import type { AppError } from '../outcome/appError'
import type { ImportDoubt } from '../outcome/importDoubt'
import type { ColumnType } from '../table/column'

/** A column as a step finds it. */
export interface StepColumn {
  readonly name: string
  readonly type: ColumnType
}

/** A column of another table and what it is called here. */
export interface BroughtColumn {
  readonly column: string
  readonly name: string
}

/** How the rows met those of another table. */
export interface JoinEffect {
  readonly matched: number
  /** Rows whose key the other table has not. */
  readonly unmatched: number
  /** Rows that lack a key, which match nothing. */
  readonly withoutKey: number
  /** Unmatched rows that would match if neither case nor blanks at the ends of texts counted. */
  readonly nearlyMatched: number
  /** Keys that the other table has in several rows, of which the first was taken. */
  readonly repeatedKeys: number
  readonly columns: readonly BroughtColumn[]
  /** What was guessed when the other file was read, and might be otherwise. */
  readonly doubts: readonly ImportDoubt[]
}

/** What a step did to the table. */
export interface StepEffect {
  readonly rowsBefore: number
  readonly rowsAfter: number
  /** The rows are new ones, not those that were kept. @default false */
  readonly hasNewRows?: boolean
  /** Cells that hold another value than before, or a value in a new column. */
  readonly changed: number
  /** Missing cells of the column that the step wrote; null where it wrote none. */
  readonly missing: number | null
  /** Cells of that column that are infinite, as after a division by 0. @default 0 */
  readonly infinite?: number
  /** Texts that could not be read; they are missing, and listed as problems. */
  readonly unparsed: number
  /** Figures of the data by which the step went: what filled the gaps, or the bounds beyond which values are outliers. */
  readonly figures: Readonly<Partial<Record<'value' | 'lower' | 'upper', number | string | boolean>>>
  /** Of a join. */
  readonly join?: JoinEffect
}

/** How a step came out; a failed one leaves the table as it was, and those after it do not run. */
export type StepOutcome =
  | { readonly state: 'done'; readonly effect: StepEffect; readonly columns: readonly StepColumn[] }
  | { readonly state: 'off' }
  | { readonly state: 'not-run' }
  | { readonly state: 'failed'; readonly error: AppError }
