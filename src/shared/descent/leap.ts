import type { Result } from '../outcome/result'
import { ok } from '../outcome/result'
import type { DescentOptions } from './descentOptions'
import type { Run } from './descentRun'
import type { DescentRules, Stopped } from './descentState'
import { descentRules } from './descentState'
import { createHistory } from './history'
import { startOffset } from './descentOptions'
import { gapAfter, modes, offsetAfter } from './modes'
import type { Modes } from './modes'
import type { QuadraticLoss } from './quadraticLoss'
import { firstIteration } from './searchIteration'

/**
 * Batch descent without its iterations: any point of it in closed form (see `Modes`), and the iteration at which it stops by bisection.
 * That is sound because the gap to the minimum is a sum of positive exponentials of the iteration: once above its start it only
 * grows, and while it falls its relative change only shrinks.
 */
export function leap(loss: QuadraticLoss, options: DescentOptions, capacity: number): Result<Run> {
  const descent = modes(loss, options.start)
  const lossAt = (iteration: number): number =>
    loss.minimum + gapAfter(descent, options.learningRate, iteration)
  const rules = descentRules(loss, options, lossAt(0))
  const { iterationCount, stopped, overflowAt } = findEnd({ rules, lossAt, ...options }, loss.minimum)

  const recorder = createHistory(capacity, loss.terms.length)
  const offset = new Float64Array(loss.terms.length)
  let stride = 1
  while (Math.floor(iterationCount / stride) + 2 > capacity) stride *= 2
  recorder.record(0, lossAt(0), startOffset(loss, options))
  for (let iteration = stride; iteration <= iterationCount; iteration += stride) {
    recorder.record(iteration, lossAt(iteration), place(descent, options, iteration, offset))
  }
  const last = place(descent, options, iterationCount, offset)
  const history = recorder.finish(iterationCount, lossAt(iterationCount), last)
  return ok({ history, iterationCount, stopped, overflowAt })
}

const place = (
  descent: Modes,
  { learningRate: rate }: DescentOptions,
  iterations: number,
  target: Float64Array,
): Float64Array => offsetAfter(descent, { rate, iterations }, target)

interface Course {
  readonly rules: DescentRules
  readonly lossAt: (iteration: number) => number
  readonly iterations: number
}

function findEnd(
  { rules, lossAt, iterations }: Course,
  minimum: number,
): { iterationCount: number; stopped: Stopped; overflowAt: number | null } {
  if (rules.overflowed(lossAt(0))) return { iterationCount: 0, stopped: 'diverged', overflowAt: 0 }
  const overflowed = (iteration: number): boolean => rules.overflowed(lossAt(iteration))
  const overflowAt = overflowed(iterations) ? firstIteration(0, iterations, overflowed) : null
  const last = overflowAt ?? iterations
  const converged = (iteration: number): boolean => {
    const value = lossAt(iteration)
    return rules.converged(lossAt(iteration - 1), { loss: value, gap: value - minimum })
  }
  const end = rules.stable ? firstOf(last, converged) : scan(Math.min(last, SCANNED), converged)
  if (end !== null) return { iterationCount: end, stopped: 'converged', overflowAt: null }
  if (overflowAt !== null) return { iterationCount: overflowAt, stopped: 'diverged', overflowAt }
  const stopped = rules.divergedBy(lossAt(iterations)) ? 'diverged' : 'iterations'
  return { iterationCount: iterations, stopped, overflowAt: null }
}

/** Iterations in which an unstable descent may still come near the optimum, before it leaves it again. */
const SCANNED = 10_000

function firstOf(last: number, holds: (iteration: number) => boolean): number | null {
  return last > 0 && holds(last) ? firstIteration(0, last, holds) : null
}

function scan(last: number, holds: (iteration: number) => boolean): number | null {
  for (let iteration = 1; iteration <= last; iteration++) if (holds(iteration)) return iteration
  return null
}
