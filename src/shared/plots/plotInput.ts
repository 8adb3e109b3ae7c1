import type { RowDiagnostics } from '../diagnostics/rowDiagnostics'
import type { FitResult } from '../estimators/fitResult'
import type { LeastSquares } from '../estimators/leastSquares'
import type { DesignMatrix } from '../formula/designMatrix'
import type { Column } from '../table/column'

/** The parts of an analysis that plots are drawn from. */
export interface PlotInput {
  /** The columns that the model reads, all rows of the table. */
  readonly columns: ReadonlyMap<string, Column>
  readonly design: DesignMatrix
  readonly leastSquares: LeastSquares
  readonly result: Pick<FitResult, 'sigma' | 'level' | 'dfResidual' | 'inference'>
  readonly rows: RowDiagnostics
  /** Bits `flagBits`, one entry a used row. */
  readonly flags: Uint8Array
}

/** The choice of x axis that stands for the fitted values instead of a column. */
export const FITTED_AXIS = 'fitted'
