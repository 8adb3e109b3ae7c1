import type { DescentOptions } from '../descent/descentOptions'
import type { OptimizerSettings } from '../descent/optimizers'
import type { QuadraticLoss } from '../descent/quadraticLoss'
import type { ScheduleSettings } from '../descent/schedules'
import { tuneLoss } from '../descent/tuneLoss'
import type { DescentSettings } from '../document/descentSettings'
import type { Result } from '../outcome/result'
import { ok } from '../outcome/result'

/** A descent as the settings want it, ready to run. */
export interface DescentPlan {
  /** The least-squares loss itself. */
  readonly base: QuadraticLoss
  /** The loss it runs on: with the penalty, where there is one. */
  readonly loss: QuadraticLoss
  readonly options: DescentOptions & { readonly optimizer: OptimizerSettings }
  /** Batches of rows instead of all rows; null where the quadratic is all that is needed. */
  readonly rows: {
    readonly batchSize: number
    readonly seed: number
    /** Which rows take part. @default all */
    readonly only?: Int32Array
  } | null
}

/** Where fine-tuning starts, in the order of the terms, and what holds it there. */
export interface TunedStart {
  readonly start: Float64Array
  readonly frozen: readonly string[]
  readonly strength: number
}

/**
 * What settings mean for a least-squares loss. Fine-tuning has a start and a penalty of its own in place of theirs. Errors: those of
 * `tuneLoss`.
 */
export function planDescent(
  base: QuadraticLoss,
  settings: DescentSettings,
  tuned?: TunedStart,
): Result<DescentPlan> {
  const loss = tuneLoss(base, tuned ? { ...tuned, anchor: tuned.start } : { strength: settings.l2 })
  if (!loss.ok) return loss
  const { learningRate, iterations, tolerance, gradientTolerance, optimizer, batchSize, seed } = settings
  return ok({
    base,
    loss: loss.value,
    options: {
      learningRate,
      iterations,
      tolerance,
      gradientTolerance,
      optimizer: optimizerOf(settings),
      schedule: scheduleOf(settings),
      start: tuned?.start ?? startOf(base.terms, settings.start),
    },
    rows: optimizer === 'sgd' ? { batchSize, seed } : null,
  })
}

/** Coefficients in the order of `terms`; those that are not named are 0. */
export function startOf(
  terms: readonly string[],
  start: Readonly<Record<string, number | undefined>>,
): Float64Array {
  return Float64Array.from(terms, (term) => start[term] ?? 0)
}

export function optimizerOf({ optimizer, momentum }: DescentSettings): OptimizerSettings {
  switch (optimizer) {
    case 'momentum':
    case 'nesterov':
      return { name: optimizer, momentum }
    case 'sgd':
      return { name: 'batch' }
    default:
      return { name: optimizer }
  }
}

export function scheduleOf({ schedule, stepEvery, decay, armijo }: DescentSettings): ScheduleSettings {
  switch (schedule) {
    case 'step':
      return { name: 'step', stepEvery }
    case 'inverse-time':
      return { name: 'inverse-time', decay }
    case 'backtracking':
      return { name: 'backtracking', armijo }
    default:
      return { name: schedule }
  }
}
