import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import type { DescentOptions } from './descentOptions'
import type { Run } from './descentRun'
import type { StopReason } from './descentRules'
import { descentRules } from './descentRules'
import { advance, beginDescent, norm } from './descentState'
import { createHistory } from './history'
import type { QuadraticLoss } from './quadraticLoss'

/** Iterations between questions whether to stop: one less than a power of two. */
const POLL_MASK = 0xfff

/** A descent run iteration by iteration; at most `capacity` points are kept. Error: `cancelled`. */
export function runStepwise(
  loss: QuadraticLoss,
  options: DescentOptions & { readonly shouldStop?: () => boolean },
  capacity: number,
): Result<Run> {
  const state = beginDescent(loss, options)
  const rules = descentRules(loss, options, state.loss)
  const recorder = createHistory(capacity, state.offset.length)
  const gradientNorm = (): number => norm(state.gradient)
  const end = (iterationCount: number, reason: StopReason): Result<Run> =>
    ok({
      history: recorder.finish(iterationCount, state.loss, state.offset),
      iterationCount,
      reason,
      overflowAt: reason === 'overflow' ? iterationCount : null,
    })

  recorder.record(0, state.loss, state.offset)
  if (rules.overflowed(state.loss)) return end(0, 'overflow')
  for (let iteration = 1; iteration <= options.iterations; iteration++) {
    const previous = state.gap
    advance(loss, state)
    if (iteration === recorder.next) recorder.record(iteration, state.loss, state.offset)
    if (rules.overflowed(state.loss)) return end(iteration, 'overflow')
    const reason = rules.converged(previous, state.gap, gradientNorm)
    if (reason !== null) return end(iteration, reason)
    // What is left is below the smallest double; without it the processor need not handle denormal numbers.
    if (state.gap === 0 && rules.stable) state.offset.fill(0)
    if ((iteration & POLL_MASK) === 0 && options.shouldStop?.()) return fail({ code: 'cancelled' })
  }
  return end(options.iterations, rules.atTheEnd(state.loss))
}
