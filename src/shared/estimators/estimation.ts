import type { DesignMatrix } from '../formula/designMatrix'
import type { Warning } from '../outcome/warning'
import type { InferenceKind, PenaltyPath, PenaltySettings } from './fitResult'
import type { LeastSquares } from './leastSquares'

/** What an estimator answers. */
export interface Estimation {
  /** The coordinates of `leastSquares`, in which residuals, leverages, bands and predictions are figured. */
  readonly design: DesignMatrix
  readonly leastSquares: LeastSquares
  readonly inference: InferenceKind
  readonly penalty?: PenaltySettings
  readonly path?: PenaltyPath
  /** What the analyst should know of the estimate. @default nothing */
  readonly warnings?: readonly Warning[]
}
