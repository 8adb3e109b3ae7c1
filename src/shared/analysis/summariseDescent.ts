import { offsetFromDataUnits } from '../descent/coordinates'
import type { QuadraticLoss } from '../descent/quadraticLoss'
import { stability } from '../descent/stability'
import type { Trajectory } from '../descent/trajectory'
import type { DescentSettings } from '../document/descentSettings'
import type { DescentSummary } from '../report/reportInput'
import type { DescentPlan } from './planDescent'

/** The loss over the first two coefficients that move, and the way of a descent over them. */
function surfaceOf(loss: QuadraticLoss, run: Trajectory): DescentSummary['surface'] {
  const { terms, gram, optimum, tuning } = loss
  const count = terms.length
  const [i, j] = terms.flatMap((_, index) => (tuning?.frozen[index] === 1 ? [] : [index])) as (
    number | undefined
  )[]
  if (i === undefined || j === undefined) return null
  const offsets = Array.from(run.iterations, (_, k) =>
    offsetFromDataUnits(loss, run.coefficients.subarray(k * count, (k + 1) * count)),
  )
  return {
    terms: [terms[i], terms[j]],
    plane: {
      optimum: [optimum[i], optimum[j]],
      gram: [gram[i * count + i], gram[i * count + j], gram[j * count + j]],
    },
    path: {
      x: offsets.map((offset) => optimum[i] + offset[i]),
      y: offsets.map((offset) => optimum[j] + offset[j]),
    },
  }
}

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
    surface: surfaceOf(loss, run),
    stableLimit,
    bestRate,
    terms: loss.terms,
    coefficients: run.finalCoefficients,
    closedForm: loss.closedForm,
    distanceToClosedForm: run.distanceToClosedForm,
  }
}
