import type { Result } from '../outcome/result'
import { ok } from '../outcome/result'
import type { DescentOptions } from './descentOptions'
import type { Run } from './descentRun'
import type { DescentRules, StopReason } from './descentRules'
import { descentRules } from './descentRules'
import { createHistory } from './history'
import { startOffset } from './descentOptions'
import { courseAt, gapAfter, gradientAfter, modes } from './modes'
import type { QuadraticLoss } from './quadraticLoss'
import { firstIteration } from './searchIteration'

/**
 * Batch descent without its iterations: any point of it in closed form (see `Modes`), and the iteration at which it stops by bisection.
 * That is sound because the gap to the minimum is a sum of positive exponentials of the iteration: once above its start it only
 * grows, and while it falls its relative change only shrinks.
 */
export function leap(loss: QuadraticLoss, options: DescentOptions, capacity: number): Result<Run> {
  const descent = modes(loss, options.start)
  const gapAt = (iteration: number): number => gapAfter(descent, options.learningRate, iteration)
  const lossAt = (iteration: number): number => loss.minimum + gapAt(iteration)
  const rules = descentRules(loss, options, lossAt(0))
  const gradientAt = (iteration: number): number => gradientAfter(descent, options.learningRate, iteration)
  const { iterationCount, reason } = findEnd({ rules, lossAt, gapAt, gradientAt, ...options })

  const recorder = createHistory(capacity, loss.terms.length)
  const course = courseAt(descent, options.learningRate)
  const offset = new Float64Array(loss.terms.length)
  let stride = 1
  while (Math.floor(iterationCount / stride) + 2 > capacity) stride *= 2
  recorder.record(0, lossAt(0), startOffset(loss, options))
  for (let iteration = stride; iteration <= iterationCount; iteration += stride) {
    const gap = course(iteration, offset)
    recorder.record(iteration, loss.minimum + gap, offset)
  }
  const gap = course(iterationCount, offset)
  const history = recorder.finish(iterationCount, loss.minimum + gap, offset)
  return ok({ history, iterationCount, reason, overflowAt: reason === 'overflow' ? iterationCount : null })
}

interface Course {
  readonly rules: DescentRules
  readonly lossAt: (iteration: number) => number
  readonly gapAt: (iteration: number) => number
  readonly gradientAt: (iteration: number) => number
  readonly iterations: number
}

function findEnd({
  rules,
  lossAt,
  gapAt,
  gradientAt,
  iterations,
}: Course): Pick<Run, 'iterationCount' | 'reason'> {
  if (rules.overflowed(lossAt(0))) return { iterationCount: 0, reason: 'overflow' }
  const overflowed = (iteration: number): boolean => rules.overflowed(lossAt(iteration))
  const overflowAt = overflowed(iterations) ? firstIteration(0, iterations, overflowed) : null
  const last = overflowAt ?? iterations
  const converged = (iteration: number): StopReason | null =>
    rules.converged(gapAt(iteration - 1), gapAt(iteration), () => gradientAt(iteration))
  const holds = (iteration: number): boolean => converged(iteration) !== null
  const end = rules.stable ? firstOf(last, holds) : scan(Math.min(last, SCANNED), holds)
  const reason = end === null ? null : converged(end)
  if (end !== null && reason !== null) return { iterationCount: end, reason }
  if (overflowAt !== null) return { iterationCount: overflowAt, reason: 'overflow' }
  return { iterationCount: iterations, reason: rules.atTheEnd(lossAt(iterations)) }
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
