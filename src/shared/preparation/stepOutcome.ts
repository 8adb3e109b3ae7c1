import type { AppError } from '../outcome/appError'
import type { ColumnType } from '../table/column'

/** A column as a step finds it. */
export interface StepColumn {
  readonly name: string
  readonly type: ColumnType
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
  /** Texts that could not be read; they are missing, and listed as problems. */
  readonly unparsed: number
  /** Figures of the data by which the step went: what filled the gaps, or the bounds beyond which values are outliers. */
  readonly figures: Readonly<Partial<Record<'value' | 'lower' | 'upper', number | string | boolean>>>
}

/** How a step came out; a failed one leaves the table as it was, and those after it do not run. */
export type StepOutcome =
  | { readonly state: 'done'; readonly effect: StepEffect; readonly columns: readonly StepColumn[] }
  | { readonly state: 'off' }
  | { readonly state: 'not-run' }
  | { readonly state: 'failed'; readonly error: AppError }
