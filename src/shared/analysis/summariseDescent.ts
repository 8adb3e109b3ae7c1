import { stability } from '../descent/stability'
import type { Trajectory } from '../descent/trajectory'
import type { DescentSettings } from '../document/descentSettings'
import type { DescentSummary } from '../report/reportInput'
import type { DescentPlan } from './planDescent'

/** A finished descent as a report tells it. */
export function summariseDescent(
  { loss, options }: DescentPlan,
  settings: DescentSettings,
  run: Trajectory,
): DescentSummary {
  const { stableLimit, bestRate } = stability(loss, options.optimizer)
  return {
    settings,
    stopped: run.stopped,
    reason: run.reason,
    iterationsRun: run.iterationCount,
    curve: { iterations: run.iterations, loss: run.losses },
    minimum: loss.minimum,
    stableLimit,
    bestRate,
    terms: loss.terms,
    coefficients: run.finalCoefficients,
    closedForm: loss.closedForm,
    distanceToClosedForm: run.distanceToClosedForm,
  }
}
