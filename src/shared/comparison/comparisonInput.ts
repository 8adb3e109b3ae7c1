import type { AnalysisInput } from '../analysis/analysisTypes'
import type { ModelSpec } from '../document/analysisDocument'
import type { ComparedRows } from './comparison'

/** Which models to compare on which rows of which columns. */
export interface ComparisonInput extends Pick<
  AnalysisInput,
  'table' | 'columns' | 'rowCount' | 'included' | 'shouldStop'
> {
  readonly models: readonly { readonly label: string; readonly spec: ModelSpec }[]
  readonly rows: ComparedRows
  /** Folds of cross-validation. */
  readonly folds: number
  /** What draws the folds. */
  readonly seed: number
  /** Told how much of the work is done, in fits. */
  readonly onProgress?: (done: number, total: number) => void
}
