import type { DesignMatrix } from '../formula/designMatrix'
import type { Warning } from '../outcome/warning'
import type { ConstraintReport, InferenceKind, PenaltyPath, PenaltySettings } from './fitResult'
import type { LeastSquares } from './leastSquares'

/** What an estimator answers. */
export interface Estimation {
  /** The coordinates of `leastSquares`, in which residuals, leverages, bands and predictions are figured. */
  readonly design: DesignMatrix
  readonly leastSquares: LeastSquares
  readonly inference: InferenceKind
  readonly penalty?: PenaltySettings
  readonly path?: PenaltyPath
  /**
   * The same fit as least squares in fewer coefficients, where equations leave some free: the response is less what the equations fix. The
   * tests of the residuals look at this one.
   */
  readonly reduced?: { readonly design: DesignMatrix; readonly leastSquares: LeastSquares }
  readonly constraints?: ConstraintReport
  /** Of an iteration. @default one step that needs no other */
  readonly iteration?: { readonly count: number; readonly converged: boolean }
  /** What the analyst should know of the estimate. @default nothing */
  readonly warnings?: readonly Warning[]
}
