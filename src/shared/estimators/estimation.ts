import type { DesignMatrix } from '../formula/designMatrix'
import type { LeastSquares } from './leastSquares'

/**
 * What of classical inference holds for an estimate: `exact` all of it; `bayesian` intervals of a posterior, but no tests; `none`
 * neither.
 */
export type InferenceKind = 'exact' | 'bayesian' | 'none'

/** What an estimator answers. */
export interface Estimation {
  /** The coordinates of `leastSquares`, in which residuals, leverages, bands and predictions are figured. */
  readonly design: DesignMatrix
  readonly leastSquares: LeastSquares
  readonly inference: InferenceKind
}
