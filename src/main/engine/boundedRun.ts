import type { DescentPlan } from '@shared/analysis/planDescent'
import { beginDescent } from '@shared/analysis/runDescent'
import type { DescentRecording } from '@shared/descent/descentRecording'
import type { Trajectory } from '@shared/descent/trajectory'
import { isStepwise, trajectory } from '@shared/descent/trajectory'
import type { DesignMatrix } from '@shared/formula/designMatrix'
import type { Result } from '@shared/outcome/result'
import { ok } from '@shared/outcome/result'

/** Numbers that the descents of a report read at most: some seconds. A bound in time would give another report each time. */
export const REPORT_READS = 1_000_000_000

interface Bounds {
  /** Points kept at most. */
  readonly capacity: number
  /** Steps at most. */
  readonly steps: number
}

/** A descent, but no more steps of it than `bounds` say; what a formula foretells is whole. */
export function boundedRun(design: DesignMatrix, plan: DescentPlan, bounds: Bounds): Result<Trajectory> {
  const { capacity } = bounds
  if (plan.rows === null && !isStepwise(plan.loss, plan.options)) {
    return trajectory(plan.loss, { ...plan.options, capacity })
  }
  const recording = beginDescent(design, plan, capacity)
  return recording.ok ? ok(asFarAs(recording.value, bounds.steps)) : recording
}

/** What a descent comes to within so many steps. */
export function asFarAs(recording: DescentRecording, steps: number): Trajectory {
  const ended = recording.advance(Math.max(1, Math.floor(steps)))
  const run = recording.trajectory()
  return ended ? run : { ...run, reason: 'unfinished' }
}
