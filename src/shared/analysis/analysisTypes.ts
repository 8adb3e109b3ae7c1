import type { FitResult } from '../estimators/fitResult'
import type { RowDiagnostics } from '../diagnostics/rowDiagnostics'
import type { DesignMatrix } from '../formula/designMatrix'

/** Everything a fit leaves behind, in the process that ran it. */
export interface Analysis {
  readonly result: FitResult
  readonly rows: RowDiagnostics
  readonly design: DesignMatrix
}
