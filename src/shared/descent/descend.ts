import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import type { DescentOptions } from './descentOptions'
import { descentProblem } from './descentOptions'
import type { StopReason } from './descentRules'
import { descentRules } from './descentRules'
import { advance, beginDescent, norm } from './descentState'
import type { QuadraticLoss } from './quadraticLoss'

/** Where a descent is after an iteration; iteration 0 is the start. */
export interface DescentStep {
  readonly iteration: number
  /** θ, in the coordinates of the loss; `toDataUnits` turns it into coefficients. */
  readonly coefficients: Float64Array
  readonly loss: number
  /** ‖∇E‖₂ there. */
  readonly gradientNorm: number
}

/**
 * A descent one iteration at a time, from iteration 0 on; what the generator returns says why it stopped. Errors:
 * `learning-rate-invalid`, `iterations-invalid`, `option-invalid`.
 */
export function descend(
  loss: QuadraticLoss,
  options: DescentOptions,
): Result<Generator<DescentStep, StopReason, void>> {
  const problem = descentProblem(loss, options)
  return problem ? fail(problem) : ok(steps(loss, options))
}

function* steps(loss: QuadraticLoss, options: DescentOptions): Generator<DescentStep, StopReason, void> {
  const state = beginDescent(loss, options)
  const rules = descentRules(loss, options, state.loss)
  const at = (iteration: number): DescentStep => ({
    iteration,
    coefficients: loss.optimum.map((best, j) => best + state.offset[j]),
    loss: state.loss,
    gradientNorm: norm(state.gradient),
  })
  yield at(0)
  if (rules.overflowed(state.loss)) return 'overflow'
  for (let iteration = 1; iteration <= options.iterations; iteration++) {
    const previous = state.gap
    advance(loss, state)
    yield at(iteration)
    if (rules.overflowed(state.loss)) return 'overflow'
    const reason = rules.converged(previous, state.gap, () => norm(state.gradient))
    if (reason !== null) return reason
  }
  return rules.atTheEnd(state.loss)
}
