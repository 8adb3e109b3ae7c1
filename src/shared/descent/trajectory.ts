import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import { goesAlongAxes } from './axesCourse'
import { dataUnitsFromOffsets, distanceToClosedForm } from './coordinates'
import type { DescentOptions } from './descentOptions'
import { descentProblem } from './descentOptions'
import type { Run } from './descentRun'
import type { StopReason, Stopped } from './descentRules'
import { stoppedBy } from './descentRules'
import { leap } from './leap'
import type { QuadraticLoss } from './quadraticLoss'
import { runStepwise } from './runStepwise'

export interface TrajectoryOptions extends DescentOptions {
  /** Points kept at most; what is between them is left out evenly. @default 2000, at least 3 */
  readonly capacity?: number
  /** Asked every few thousand iterations; true ends the work with the error `cancelled`. */
  readonly shouldStop?: () => boolean
}

/** A whole descent. Kept points are in order; the first is the start, the last is where it ended. */
export interface Trajectory {
  /** Iteration of each kept point. */
  readonly iterations: Int32Array
  readonly losses: Float64Array
  /** Coefficients at each kept point in the data's own units, row-major, points × p. */
  readonly coefficients: Float64Array
  /** ∇E at each kept point in descent coordinates, row-major, where it does not follow from the quadratic alone. */
  readonly gradients?: Float64Array
  /** Those of the last point. */
  readonly finalCoefficients: Float64Array
  readonly finalLoss: number
  /** Iterations that were run. */
  readonly iterationCount: number
  readonly stopped: Stopped
  /** The rule by which it stopped. */
  readonly reason: StopReason
  /** Iteration at which the loss overflowed; null where it did not. */
  readonly overflowAt: number | null
  /** Euclidean distance of the final coefficients from the least-squares solution, in the data's own units. */
  readonly distanceToClosedForm: number
}

const DEFAULT_CAPACITY = 2000
/**
 * The whole descent at once. Batch descent at a constant rate of more than some thousand iterations is not run but figured in closed form along the
 * Hessian's principal axes: the same points, at a cost that does not grow with the iterations. What else is linear in the gradient is run along
 * these axes, too. Errors: `learning-rate-invalid`,
 * `iterations-invalid`, `option-invalid`, `cancelled`.
 */
export function trajectory(loss: QuadraticLoss, options: TrajectoryOptions): Result<Trajectory> {
  const problem = descentProblem(loss, options)
  if (problem) return fail(problem)
  const capacity = Math.max(3, Math.floor(options.capacity ?? DEFAULT_CAPACITY))
  const run = isStepwise(loss, options) ? runStepwise(loss, options, capacity) : leap(loss, options, capacity)
  return run.ok ? ok(inDataUnits(loss, run.value)) : run
}

/** Whether a descent is run iteration by iteration, so that it takes the longer the more there are. */
export function isStepwise(loss: QuadraticLoss, options: DescentOptions): boolean {
  const { optimizer = { name: 'batch' }, schedule = { name: 'constant' } } = options
  const closed = optimizer.name === 'batch' && schedule.name === 'constant'
  return !closed || !goesAlongAxes(loss, options)
}

/** A run as its points in the data's own units. */
export function inDataUnits(loss: QuadraticLoss, { history, ...run }: Run): Trajectory {
  const { iterations, losses, offsets } = history
  const coefficients = dataUnitsFromOffsets(loss, offsets)
  const finalCoefficients = coefficients.slice(coefficients.length - loss.terms.length)
  return {
    ...run,
    stopped: stoppedBy[run.reason],
    iterations,
    losses,
    coefficients,
    finalCoefficients,
    finalLoss: losses[losses.length - 1],
    distanceToClosedForm: distanceToClosedForm(loss, finalCoefficients),
  }
}
