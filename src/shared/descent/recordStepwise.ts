import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import type { DescentOptions } from './descentOptions'
import { descentProblem } from './descentOptions'
import type { DescentRecording } from './descentRecording'
import type { QuadraticLoss } from './quadraticLoss'
import { beginStepwise } from './runStepwise'
import { inDataUnits } from './trajectory'

/** A descent iteration by iteration, part after part. Errors: those of `trajectory` but `cancelled`. */
export function recordStepwise(
  loss: QuadraticLoss,
  options: DescentOptions,
  capacity: number,
): Result<DescentRecording> {
  const problem = descentProblem(loss, options)
  if (problem) return fail(problem)
  const stepwise = beginStepwise(loss, options, capacity)
  return ok({
    advance: (steps) => stepwise.advance(steps),
    get iteration() {
      return stepwise.iteration
    },
    trajectory: () => inDataUnits(loss, stepwise.run()),
  })
}
