import type { StopReason } from './descentRules'
import { createHistory } from './history'
import type { QuadraticLoss } from './quadraticLoss'
import type { StochasticStep } from './stochasticDescent'
import type { Trajectory } from './trajectory'
import { inDataUnits } from './trajectory'

/** A stochastic descent that is run part after part. */
export interface StochasticRecording {
  /** Takes at most so many further steps; true when the descent has ended. */
  advance(steps: number): boolean
  readonly iteration: number
  /** What there is so far: the whole, when it has ended. */
  trajectory(): Trajectory
}

/** Keeps a stochastic descent as a trajectory of at most `capacity` points. */
export function recordStochastic(
  loss: QuadraticLoss,
  steps: Generator<StochasticStep, StopReason, void>,
  capacity: number,
): StochasticRecording {
  const recorder = createHistory(capacity, loss.terms.length)
  let last: StochasticStep | null = null
  let reason: StopReason | null = null
  return {
    advance(count) {
      for (let done = 0; done < count && reason === null; done++) {
        const next = steps.next()
        if (next.done === true) reason = next.value
        else {
          last = next.value
          const { iteration, state } = last
          if (iteration === recorder.next) recorder.record(iteration, state.loss, state.offset)
        }
      }
      return reason !== null
    },
    get iteration() {
      return last?.iteration ?? 0
    },
    trajectory() {
      const iterationCount = last?.iteration ?? 0
      const history = recorder.finish(
        iterationCount,
        last?.state.loss ?? NaN,
        last?.state.offset ?? new Float64Array(),
      )
      const overflowAt = reason === 'overflow' ? iterationCount : null
      return inDataUnits(loss, { history, iterationCount, reason: reason ?? 'iterations', overflowAt })
    },
  }
}
