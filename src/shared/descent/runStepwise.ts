import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import type { DescentOptions } from './descentOptions'
import type { Run } from './descentRun'
import type { StopReason } from './descentRules'
import { descentRules } from './descentRules'
import { advance, beginDescent, norm } from './descentState'
import { createHistory } from './history'
import type { QuadraticLoss } from './quadraticLoss'

/** Iterations between questions whether to stop. */
const POLLED = 4096

/** A descent iteration by iteration, of which parts are run at a time. */
export interface StepwiseRun {
  /** Takes at most so many further steps; true when the descent has ended. */
  advance(steps: number): boolean
  readonly iteration: number
  /** What there is so far: the whole, when it has ended. */
  run(): Run
}

/** A descent run iteration by iteration; at most `capacity` points are kept. Error: `cancelled`. */
export function runStepwise(
  loss: QuadraticLoss,
  options: DescentOptions & { readonly shouldStop?: () => boolean },
  capacity: number,
): Result<Run> {
  const stepwise = beginStepwise(loss, options, capacity)
  while (!stepwise.advance(POLLED)) {
    if (options.shouldStop?.() === true) return fail({ code: 'cancelled' })
  }
  return ok(stepwise.run())
}

/** The same, at its start. */
export function beginStepwise(loss: QuadraticLoss, options: DescentOptions, capacity: number): StepwiseRun {
  const state = beginDescent(loss, options)
  const rules = descentRules(loss, options, state.loss)
  const recorder = createHistory(capacity, state.offset.length)
  const gradientNorm = (): number => norm(state.gradient)
  let iteration = 0
  let reason: StopReason | null = rules.overflowed(state.loss) ? 'overflow' : null
  recorder.record(0, state.loss, state.offset)

  const step = (): StopReason | null => {
    const previous = state.gap
    advance(loss, state)
    iteration++
    if (iteration === recorder.next) recorder.record(iteration, state.loss, state.offset)
    if (rules.overflowed(state.loss)) return 'overflow'
    // What is left is below the smallest double; without it the processor need not handle denormal numbers.
    if (state.gap === 0 && rules.stable) state.offset.fill(0)
    return rules.converged(previous, state.gap, gradientNorm)
  }
  return {
    advance(steps) {
      const end = Math.min(options.iterations, iteration + steps)
      while (reason === null && iteration < end) reason = step()
      if (reason === null && iteration >= options.iterations) reason = rules.atTheEnd(state.loss)
      return reason !== null
    },
    get iteration() {
      return iteration
    },
    run: () => ({
      history: recorder.finish(iteration, state.loss, state.offset),
      iterationCount: iteration,
      reason: reason ?? 'iterations',
      overflowAt: reason === 'overflow' ? iteration : null,
    }),
  }
}
