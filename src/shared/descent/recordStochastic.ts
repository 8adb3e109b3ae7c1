import type { DescentRecording } from './descentRecording'
import type { StopReason } from './descentRules'
import { createHistory } from './history'
import type { QuadraticLoss } from './quadraticLoss'
import type { StochasticStep } from './stochasticDescent'
import type { DescentState } from './descentState'
import { inDataUnits } from './trajectory'

/** Keeps a stochastic descent as a trajectory of at most `capacity` points, with the gradient at each. */
export function recordStochastic(
  loss: QuadraticLoss,
  steps: Generator<StochasticStep, StopReason, void>,
  capacity: number,
): DescentRecording {
  const count = loss.terms.length
  const recorder = createHistory(capacity, 2 * count)
  const both = new Float64Array(2 * count)
  let last: StochasticStep | null = null
  let reason: StopReason | null = null
  const pack = ({ offset, gradient }: Pick<DescentState, 'offset' | 'gradient'>): Float64Array => {
    both.set(offset)
    both.set(gradient, count)
    return both
  }
  return {
    advance(most) {
      for (let done = 0; done < most && reason === null; done++) {
        const next = steps.next()
        if (next.done === true) reason = next.value
        else {
          last = next.value
          const { iteration, state } = last
          if (iteration >= recorder.next) recorder.record(iteration, state.loss, pack(state))
        }
      }
      return reason !== null
    },
    get iteration() {
      return last?.iteration ?? 0
    },
    trajectory() {
      const iterationCount = last?.iteration ?? 0
      const { offsets, ...points } = recorder.finish(
        iterationCount,
        last?.state.loss ?? NaN,
        last ? pack(last.state) : both,
      )
      const history = { ...points, offsets: everySecond(offsets, count, 0) }
      const overflowAt = reason === 'overflow' ? iterationCount : null
      const run = inDataUnits(loss, { history, iterationCount, reason: reason ?? 'iterations', overflowAt })
      return { ...run, gradients: everySecond(offsets, count, 1) }
    },
  }
}

/** Vectors that stand two by two: the first or the second of each pair. */
function everySecond(pairs: Float64Array, count: number, which: 0 | 1): Float64Array {
  const singles = new Float64Array(pairs.length / 2)
  for (let i = 0; i < singles.length / count; i++) {
    const from = (2 * i + which) * count
    singles.set(pairs.subarray(from, from + count), i * count)
  }
  return singles
}
