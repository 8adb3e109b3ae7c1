import { offsetFromDataUnits } from '../descent/coordinates'
import type { QuadraticLoss } from '../descent/quadraticLoss'
import { stability } from '../descent/stability'
import type { Trajectory } from '../descent/trajectory'
import type { DescentSettings } from '../document/descentSettings'
import type { DescentSummary } from '../report/reportInput'
import { chooseAxes, planeOf } from './lossPlane'
import type { DescentPlan } from './planDescent'

/** The loss over two coefficients that move, and the way of a descent over them. */
function surfaceOf(
  loss: QuadraticLoss,
  run: Trajectory,
  names: SummaryRequest['surfaceAxes'] = [null, null],
): DescentSummary['surface'] {
  const axes = chooseAxes(loss, names)
  if (axes === null) return null
  const { terms, optimum } = loss
  const count = terms.length
  const offsets = Array.from(run.iterations, (_, k) =>
    offsetFromDataUnits(loss, run.coefficients.subarray(k * count, (k + 1) * count)),
  )
  const along = (axis: number): number[] => offsets.map((offset) => optimum[axis] + offset[axis])
  return {
    terms: [terms[axes[0]], terms[axes[1]]],
    plane: planeOf(loss, axes).quadratic,
    path: { x: along(axes[0]), y: along(axes[1]) },
  }
}

export interface SummaryRequest {
  readonly settings: DescentSettings
  /** Names of the coefficients over which the loss is drawn. @default the first two that move */
  readonly surfaceAxes?: readonly [string | null, string | null]
}

/** A finished descent as a report tells it. */
export function summariseDescent(
  { loss, options }: DescentPlan,
  run: Trajectory,
  { settings, surfaceAxes }: SummaryRequest,
): DescentSummary {
  const { stableLimit, bestRate } = stability(loss, options.optimizer)
  return {
    settings,
    stopped: run.stopped,
    reason: run.reason,
    iterationsRun: run.iterationCount,
    curve: { iterations: run.iterations, loss: run.losses },
    minimum: loss.minimum,
    surface: surfaceOf(loss, run, surfaceAxes),
    stableLimit,
    bestRate,
    terms: loss.terms,
    coefficients: run.finalCoefficients,
    closedForm: loss.closedForm,
    distanceToClosedForm: run.distanceToClosedForm,
  }
}
