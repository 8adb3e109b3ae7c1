import { buildQuadraticLoss } from '../descent/buildQuadraticLoss'
import type { RowSample } from '../descent/descentRows'
import { chooseRows, SAMPLE_ROWS } from '../descent/descentRows'
import type { QuadraticLoss } from '../descent/quadraticLoss'
import type { RowsLoss } from '../descent/rowsLoss'
import type { DescentSettings } from '../document/descentSettings'
import type { LeastSquares } from '../estimators/leastSquares'
import type { DesignMatrix } from '../formula/designMatrix'
import type { Expression } from '../formula/expression'
import type { Result } from '../outcome/result'
import type { Column } from '../table/column'
import { linearProblem } from './linearProblem'
import { nonlinearProblem } from './nonlinearProblem'

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

/**
 * A loss over the rows of a fit, with its minimum. Errors: those of the loss' own options; `response-not-binary`, `response-one-class`,
 * `residual-scale-zero`, `robust-undetermined`; for nonlinear models those of `readNonlinearModel` and `start-missing`.
 */
export function rowsProblem(source: RowsSource, settings: DescentSettings): Result<RowsProblem> {
  const { design, leastSquares } = source
  const chosen = chooseRows(design.rowCount, settings.seed)
  const sample =
    chosen.length === design.rowCount ? null : { rows: SAMPLE_ROWS, of: design.rowCount, seed: settings.seed }
  if (settings.objective === 'nls') return nonlinearProblem(source, settings, { chosen, sample })
  const quadratic = (scale: QuadraticLoss['scale']): QuadraticLoss =>
    buildQuadraticLoss(design, leastSquares, { scale, loss: settings.loss })
  return linearProblem(source, settings, { chosen, sample, quadratic })
}
