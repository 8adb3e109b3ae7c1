import type { RowSample } from '../descent/descentRows'
import type { QuadraticLoss } from '../descent/quadraticLoss'
import type { RowsLoss } from '../descent/rowsLoss'
import type { LeastSquares } from '../estimators/leastSquares'
import type { DesignMatrix } from '../formula/designMatrix'
import type { Expression } from '../formula/expression'
import type { Column } from '../table/column'

/** The rows of a fit that a loss is summed over, with its least-squares solution. */
export interface RowsSource {
  readonly design: DesignMatrix
  readonly leastSquares: LeastSquares
  /** The columns that the fit read. */
  readonly columns: ReadonlyMap<string, Column>
  /** Successes and failures together, where the response is their share; a logistic loss then counts each row so often. */
  readonly trials: Expression | null
}

/** All that is known of a loss over rows before it is descended; it can travel. */
export interface RowsSummary {
  /**
   * The quadratic that the loss is near its minimum: coordinates, limits of the rate, and in place of the closed form the minimum. Where there
   * is no minimum, near where the search for it ended.
   */
  readonly local: QuadraticLoss
  /** How the minimum was found; `none` where there is none. */
  readonly minimum: 'newton' | 'vertex' | 'none'
  /** Below this rate no step of batch descent raises the loss, wherever it is; NaN where no rate is safe everywhere. */
  readonly safeLimit: number
  /** σ of Huber's loss and the bisquare; null for the others. */
  readonly residualScale: number | null
  /** Null where the loss is summed over all rows. */
  readonly sample: RowSample | null
  /** A logistic loss tells its classes apart without an exception. */
  readonly isSeparated: boolean
  /** Terms that do so by themselves. */
  readonly separating: readonly string[]
}

export interface RowsProblem {
  readonly loss: RowsLoss
  readonly summary: RowsSummary
}
