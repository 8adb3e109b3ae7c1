import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import type { DescentOptions } from './descentOptions'
import type { Run } from './descentRun'
import type { Stopped } from './descentState'
import { advance, beginDescent, descentRules } from './descentState'
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
  const end = (iterationCount: number, stopped: Stopped, overflowAt: number | null): Result<Run> =>
    ok({
      history: recorder.finish(iterationCount, state.loss, state.offset),
      iterationCount,
      stopped,
      overflowAt,
    })

  recorder.record(0, state.loss, state.offset)
  if (rules.overflowed(state.loss)) return end(0, 'diverged', 0)
  for (let iteration = 1; iteration <= options.iterations; iteration++) {
    const previous = state.loss
    advance(loss, state)
    if (iteration === recorder.next) recorder.record(iteration, state.loss, state.offset)
    if (rules.overflowed(state.loss)) return end(iteration, 'diverged', iteration)
    if (rules.converged(previous, state)) return end(iteration, 'converged', null)
    // What is left is below the smallest double; without it the processor need not handle denormal numbers.
    if (state.gap === 0 && rules.stable) state.offset.fill(0)
    if ((iteration & POLL_MASK) === 0 && options.shouldStop?.()) return fail({ code: 'cancelled' })
  }
  return end(options.iterations, rules.divergedBy(state.loss) ? 'diverged' : 'iterations', null)
}
