import type { Analysis } from '@shared/analysis/analysisTypes'
import type { DescentTask, FineTuning } from '@shared/analysis/fineTune'
import { descentsOf, tuningCourse } from '@shared/analysis/fineTune'
import { ordinaryLeastSquares } from '@shared/analysis/ordinaryLeastSquares'
import { beginDescent } from '@shared/analysis/runDescent'
import type { TuningRequest } from '@shared/contract/descentApi'
import { buildQuadraticLoss } from '@shared/descent/buildQuadraticLoss'
import type { DescentRecording } from '@shared/descent/descentRecording'
import { splitMoments, splitOrder } from '@shared/descent/rowMoments'
import { isStepwise, trajectory, type Trajectory } from '@shared/descent/trajectory'
import { seededRandom } from '@shared/numeric/seededRandom'
import type { Result } from '@shared/outcome/result'
import { ok } from '@shared/outcome/result'
import { CAPACITY, READ_AT_ONCE, readAStep } from './descentCost'

/** How far a fine-tuning has come. */
export interface TuningPart {
  /** Share that is done. */
  readonly share: number
  /** The whole, once it has ended. */
  readonly outcome: FineTuning | null
}

/** A fine-tuning over rows, of which parts are run at a time. */
export interface TuningWork {
  part(): Result<TuningPart>
}

export type AskedTuning = Omit<TuningRequest, 'fitId'>

/** A fine-tuning at its start: one pass over the rows for the split, then one descent after the other. */
export function beginTuning(analysis: Analysis, { settings, tuning, pretrained }: AskedTuning): TuningWork {
  const { design, leastSquares } = ordinaryLeastSquares(analysis)
  const base = buildQuadraticLoss(design, leastSquares, { scale: settings.scale, loss: 'mean' })
  const chosen = () => ({ heldOut: tuning.heldOut, random: seededRandom(tuning.seed) })
  const split = splitMoments(design, base, chosen())
  const { order, held } = splitOrder(design.rowCount, chosen())
  const course = tuningCourse({ base, split, settings, tuning, pretrained })
  const cost = readAStep(design, settings)
  let next = course.next()
  let done = 0
  let recording: DescentRecording | null = null

  const finish = (run: Result<Trajectory>): void => {
    recording = null
    done++
    next = course.next(run)
  }
  const begin = ({ plan, rows }: DescentTask): void => {
    if (plan.rows === null && !isStepwise(plan.loss, plan.options)) {
      return finish(trajectory(plan.loss, plan.options))
    }
    const only = order.subarray(held, held + rows)
    const made = beginDescent(design, { ...plan, rows: plan.rows && { ...plan.rows, only } }, CAPACITY)
    if (made.ok) recording = made.value
    else finish(made)
  }
  /** Goes on with the descent in hand; answers how many numbers that has read. */
  const goOn = (running: DescentRecording, budget: number): number => {
    const before = running.iteration
    const ended = running.advance(Math.ceil(budget / cost))
    const read = (running.iteration - before + 1) * cost
    if (ended) finish(ok(running.trajectory()))
    return read
  }

  return {
    part() {
      for (let budget = READ_AT_ONCE; budget > 0 && next.done !== true;) {
        if (recording === null) begin(next.value)
        else budget -= goOn(recording, budget)
      }
      if (next.done === true) {
        return next.value.ok ? ok({ share: 1, outcome: next.value.value }) : next.value
      }
      const started = recording?.iteration ?? 0
      const share = (done + started / Math.max(1, settings.iterations)) / descentsOf(split)
      return ok({ share, outcome: null })
    },
  }
}
