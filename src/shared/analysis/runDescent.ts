import type { DescentRecording } from '../descent/descentRecording'
import { recordStepwise } from '../descent/recordStepwise'
import { recordStochastic } from '../descent/recordStochastic'
import { stochasticDescent } from '../descent/stochasticDescent'
import type { Trajectory } from '../descent/trajectory'
import { trajectory } from '../descent/trajectory'
import type { DesignMatrix } from '../formula/designMatrix'
import { seededRandom } from '../numeric/seededRandom'
import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import type { DescentPlan } from './planDescent'

export interface RunOptions {
  /** Points kept at most. */
  readonly capacity: number
  /** True ends the work with the error `cancelled`. */
  readonly shouldStop?: () => boolean
}

/** Steps between questions whether to stop. */
const STEPS_AT_ONCE = 4096

/** Runs a descent to its end, over the rows where it wants batches of them. Errors: those of `trajectory` and `stochasticDescent`. */
export function runDescent(design: DesignMatrix, plan: DescentPlan, options: RunOptions): Result<Trajectory> {
  if (plan.rows === null) return trajectory(plan.loss, { ...plan.options, ...options })
  const recording = beginStochastic(design, plan, options.capacity)
  if (!recording.ok) return recording
  while (!recording.value.advance(STEPS_AT_ONCE)) {
    if (options.shouldStop?.() === true) return fail({ code: 'cancelled' })
  }
  return ok(recording.value.trajectory())
}

/** A descent which the caller advances. Errors: those of `trajectory` and `stochasticDescent`, but `cancelled`. */
export function beginDescent(
  design: DesignMatrix,
  plan: DescentPlan,
  capacity: number,
): Result<DescentRecording> {
  if (plan.rows !== null) return beginStochastic(design, plan, capacity)
  return recordStepwise(plan.loss, plan.options, capacity)
}

function beginStochastic(
  design: DesignMatrix,
  { loss, options, rows }: DescentPlan,
  capacity: number,
): Result<DescentRecording> {
  const { batchSize, seed = 1, only } = rows ?? {}
  const random = seededRandom(seed)
  const steps = stochasticDescent(design, loss, {
    ...options,
    batchSize,
    rows: only,
    random: () => random.uniform(),
  })
  return steps.ok ? ok(recordStochastic(loss, steps.value, capacity)) : steps
}
