import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import { beginAxesCourse, goesAlongAxes } from './axesCourse'
import type { Course } from './course'
import { beginCourse } from './course'
import type { DescentOptions } from './descentOptions'
import type { Run } from './descentRun'
import type { StopReason } from './descentRules'
import { descentRules } from './descentRules'
import type { History } from './history'
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
  const course = goesAlongAxes(loss, options) ? beginAxesCourse(loss, options) : beginCourse(loss, options)
  const rules = descentRules(loss, options, course.loss)
  const recorder = createHistory(capacity, loss.terms.length)
  const gradientNorm = (): number => course.gradientNorm()
  let iteration = 0
  let reason: StopReason | null = rules.overflowed(course.loss) ? 'overflow' : null
  recorder.record(0, course.loss, course.place)

  const step = (): StopReason | null => {
    const previous = course.gap
    course.advance()
    iteration++
    if (iteration === recorder.next) recorder.record(iteration, course.loss, course.place)
    if (rules.overflowed(course.loss)) return 'overflow'
    return rules.converged(previous, course.gap, gradientNorm)
  }
  return {
    advance(steps) {
      const end = Math.min(options.iterations, iteration + steps)
      while (reason === null && iteration < end) reason = step()
      if (reason === null && iteration >= options.iterations) reason = rules.atTheEnd(course.loss)
      return reason !== null
    },
    get iteration() {
      return iteration
    },
    run: () => ({
      history: inOffsets(course, recorder.finish(iteration, course.loss, course.place)),
      iterationCount: iteration,
      reason: reason ?? 'iterations',
      overflowAt: reason === 'overflow' ? iteration : null,
    }),
  }
}

const inOffsets = (course: Course, { offsets, ...points }: History): History => ({
  ...points,
  offsets: course.offsetsOf(offsets),
})
