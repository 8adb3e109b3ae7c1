import { buildQuadraticLoss } from '../descent/buildQuadraticLoss'
import { chooseRows, SAMPLE_ROWS } from '../descent/descentRows'
import type { QuadraticLoss } from '../descent/quadraticLoss'
import type { DescentSettings } from '../document/descentSettings'
import type { Result } from '../outcome/result'
import { linearProblem } from './linearProblem'
import { nonlinearProblem } from './nonlinearProblem'
import type { RowsProblem, RowsSource } from './rowsTypes'

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
