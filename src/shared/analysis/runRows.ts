import type { DescentRecording } from '../descent/descentRecording'
import { recordStochastic } from '../descent/recordStochastic'
import type { QuadraticLoss } from '../descent/quadraticLoss'
import { rowsDescent } from '../descent/rowsDescent'
import type { Trajectory } from '../descent/trajectory'
import type { DescentSettings } from '../document/descentSettings'
import { seededRandom } from '../numeric/seededRandom'
import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import type { DescentPlan } from './planDescent'
import { optimizerOf, scheduleOf, startOf } from './planDescent'
import type { RunOptions } from './runDescent'
import type { RowsProblem } from './rowsTypes'

/** What settings mean for a loss over rows, whose penalty is in the loss itself. */
export function planRows(local: QuadraticLoss, settings: DescentSettings): DescentPlan {
  const { learningRate, iterations, tolerance, gradientTolerance, optimizer, batchSize, seed } = settings
  return {
    base: local,
    loss: local,
    options: {
      learningRate,
      iterations,
      tolerance,
      gradientTolerance,
      optimizer: optimizerOf(settings),
      schedule: scheduleOf(settings),
      start: startOf(local.terms, settings.start),
    },
    rows: optimizer === 'sgd' ? { batchSize, seed } : null,
  }
}

/** A descent on a loss over rows, which the caller advances. Errors: those of `rowsDescent`. */
export function beginRows(
  { loss, summary }: RowsProblem,
  settings: DescentSettings,
  capacity: number,
): Result<DescentRecording> {
  const { options, rows } = planRows(summary.local, settings)
  const random = seededRandom(settings.seed)
  const batches = rows ? { size: rows.batchSize, random: () => random.uniform() } : undefined
  const steps = rowsDescent(loss, summary.local, {
    ...options,
    batches,
    isLocal: summary.minimum === 'newton',
  })
  return steps.ok ? ok(recordStochastic(summary.local, steps.value, capacity)) : steps
}

/** Runs it to its end. Errors: those of `rowsDescent`, `cancelled`. */
export function runRows(
  problem: RowsProblem,
  settings: DescentSettings,
  { capacity, shouldStop }: RunOptions,
): Result<Trajectory> {
  const recording = beginRows(problem, settings, capacity)
  if (!recording.ok) return recording
  while (!recording.value.advance(1)) {
    if (shouldStop?.() === true) return fail({ code: 'cancelled' })
  }
  return ok(recording.value.trajectory())
}
