import type { FittedModel } from '../diagnostics/fittedModel'
import type { RowDiagnostics } from '../diagnostics/rowDiagnostics'
import type { RowTeam } from '../diagnostics/rowTeam'
import type { ModelSpec } from '../document/analysisDocument'
import type { Estimation } from '../estimators/estimation'
import type { FitResult } from '../estimators/fitResult'
import type { LeastSquares } from '../estimators/leastSquares'
import type { DesignMatrix } from '../formula/designMatrix'
import type { Column, ColumnSummary } from '../table/column'

export type AnalysisPhase = 'fitting' | 'diagnosing' | 'checking' | 'resampling'

/** Which model on which rows of which columns: all that an analysis depends on. */
export interface AnalysisInput {
  readonly spec: ModelSpec
  /** Every column of the table, in file order: what `.` stands for and what a name may mean. */
  readonly table: readonly ColumnSummary[]
  /** The columns that the model needs (see `requiredColumns`), all rows. */
  readonly columns: ReadonlyMap<string, Column>
  readonly rowCount: number
  /** 1 for each row that takes part; null when all do. */
  readonly included: Uint8Array | null
  /** Told how far the work is, in rows. */
  readonly onProgress?: (phase: AnalysisPhase, done: number, total: number) => void
  /** Asked now and then by work that can end early with what it has, such as a bootstrap; true ends it. */
  readonly shouldStop?: () => boolean
  /** Where per-row results are to live. @default plain Float64Array */
  readonly allocate?: (length: number) => Float64Array
  /** Who takes part in the passes of a fit by least squares, having the same columns; per-row results are then in shared memory. */
  readonly team?: RowTeam
}

/** A fitted model with the counts of the rows that did not take part, before its result is composed. */
export interface FittedAnalysis extends FittedModel {
  readonly rows: RowDiagnostics
  readonly input: AnalysisInput
  readonly estimation: Estimation
  readonly missingCount: number
  /** Those of the missing ones that lack nothing but their weight. */
  readonly weightlessCount: number
  readonly excludedCount: number
}

/** Everything that a fit leaves behind, in the process that ran it; views and reports are drawn from it. */
export interface Analysis {
  readonly spec: ModelSpec
  readonly table: readonly ColumnSummary[]
  readonly columns: ReadonlyMap<string, Column>
  /** The formula's model matrix. */
  readonly modelDesign: DesignMatrix
  /** The coordinates of `leastSquares`: the model matrix, unless the method has others. */
  readonly design: DesignMatrix
  readonly leastSquares: LeastSquares
  /** The same fit in fewer coefficients, where equations leave some free. */
  readonly reduced?: Estimation['reduced']
  readonly result: FitResult
  readonly rows: RowDiagnostics
}
