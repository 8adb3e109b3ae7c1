import { offsetFromDataUnits } from '../descent/coordinates'
import type { QuadraticLoss } from '../descent/quadraticLoss'
import { lossOfRows, meanSquareAt } from '../descent/rowMoments'
import type { RowMoments, RowSplit } from '../descent/rowMoments'
import type { Trajectory } from '../descent/trajectory'
import { trajectory } from '../descent/trajectory'
import { withLossKind } from '../descent/withLossKind'
import type { DescentSettings } from '../document/descentSettings'
import type { Pretrained, TuningSettings } from '../document/pretrained'
import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import { forgottenError, startFrom } from './pretrainedModel'
import type { DescentPlan } from './planDescent'
import { planDescent } from './planDescent'

/** A descent with what it leads to on other rows. */
export interface TunedRun {
  readonly run: Trajectory
  /** The mean of squares over the training rows at each kept point, without any penalty. */
  readonly training: Float64Array
  /** √ of the mean of squares over the held-out rows there; empty where none are. */
  readonly heldOut: Float64Array
  /** The same over the data of pre-training, where it is known; empty otherwise. */
  readonly before: Float64Array
}

export interface FineTuning {
  readonly fineTuned: TunedRun
  readonly scratch: TunedRun
  readonly rows: { readonly training: number; readonly heldOut: number }
  /** √ of the mean of squares over held-out rows after training on so many rows; empty where none are held out. */
  readonly byRows: readonly { readonly rows: number; readonly fineTuned: number; readonly scratch: number }[]
  /** The pre-trained model as it is: over the held-out rows, and over its own data; NaN where that is not known. */
  readonly untuned: { readonly heldOut: number; readonly before: number }
}

export interface FineTuneRequest {
  /** The loss of all rows, whose coordinates descent runs in. */
  readonly base: QuadraticLoss
  readonly split: RowSplit
  readonly settings: DescentSettings
  readonly tuning: TuningSettings
  readonly pretrained: Pretrained
}

/** A descent on so many of the training rows. */
export interface DescentTask {
  readonly plan: DescentPlan
  readonly rows: number
}

/** Asks for one descent after the other, and answers what they came to. */
type TuningCourse<T> = Generator<DescentTask, T, Result<Trajectory>>

/** Descents that a fine-tuning asks for. */
export const descentsOf = ({ training, heldOut }: RowSplit): number =>
  2 + (heldOut === null ? 0 : 2 * training.length)

/** Runs a fine-tuning whose descents are made by `descend`. @default from the quadratic alone, which batches of rows cannot */
export function fineTune(request: FineTuneRequest, descend: Descend = alone): Result<FineTuning> {
  const course = tuningCourse(request)
  let next = course.next()
  while (next.done !== true) next = course.next(descend(next.value))
  return next.value
}

type Descend = (task: DescentTask) => Result<Trajectory>

const alone: Descend = ({ plan: { loss, options, rows } }) => {
  if (rows === null) return trajectory(loss, options)
  const expected = 'batch, momentum, nesterov, rmsprop, adam'
  return fail({ code: 'option-invalid', option: 'optimizer', value: 'sgd', expected })
}

/**
 * Fine-tuning beside training from scratch: the same rows, loss, optimiser and iterations, the one from the pre-trained coefficients
 * with its own rate, frozen coefficients and pull towards them, the other from zero at the settings' rate. Errors:
 * `pretrained-term-missing` and those of the descents.
 */
export function* tuningCourse(request: FineTuneRequest): TuningCourse<Result<FineTuning>> {
  const { base, split, pretrained } = request
  const start = startFrom(pretrained, base.terms)
  if (!start.ok) return start
  const all = split.training[split.training.length - 1]
  const fineTuned = yield* tuneOn(request, all, start.value)
  if (!fineTuned.ok) return fineTuned
  const scratch = yield* trainOn(request, all)
  if (!scratch.ok) return scratch
  const look = (run: Trajectory): TunedRun => lookAt(request, all, run)
  const heldOutAt = (coefficients: ArrayLike<number>): number => errorOver(base, split.heldOut, coefficients)
  return ok({
    fineTuned: look(fineTuned.value),
    scratch: look(scratch.value),
    rows: { training: all.rowCount, heldOut: split.heldOut?.rowCount ?? 0 },
    byRows: split.heldOut === null ? [] : yield* compareByRows(request, start.value),
    untuned: {
      heldOut: heldOutAt(start.value),
      before: forgottenError(pretrained, base.terms, start.value),
    },
  })
}

function* tuneOn(
  { base, settings, tuning }: FineTuneRequest,
  rows: RowMoments,
  start: Float64Array,
): TuningCourse<Result<Trajectory>> {
  const { learningRate, frozen, strength } = tuning
  const loss = withLossKind(lossOfRows(base, rows), settings.loss)
  const plan = planDescent(loss, { ...settings, learningRate, l2: 0 }, { start, frozen, strength })
  return plan.ok ? yield { plan: plan.value, rows: rows.rowCount } : plan
}

function* trainOn({ base, settings }: FineTuneRequest, rows: RowMoments): TuningCourse<Result<Trajectory>> {
  const loss = withLossKind(lossOfRows(base, rows), settings.loss)
  const plan = planDescent(loss, { ...settings, start: {} })
  return plan.ok ? yield { plan: plan.value, rows: rows.rowCount } : plan
}

function lookAt({ base, split, pretrained }: FineTuneRequest, all: RowMoments, run: Trajectory): TunedRun {
  const count = base.terms.length
  const each = (of: (coefficients: Float64Array) => number): Float64Array =>
    run.losses.map((_, index) => of(run.coefficients.subarray(index * count, (index + 1) * count)))
  return {
    run,
    training: each((coefficients) => meanSquareAt(all, offsetFromDataUnits(base, coefficients))),
    heldOut: split.heldOut === null ? new Float64Array() : each((at) => errorOver(base, split.heldOut, at)),
    before:
      pretrained.quadratic === null
        ? new Float64Array()
        : each((coefficients) => forgottenError(pretrained, base.terms, coefficients)),
  }
}

function* compareByRows(request: FineTuneRequest, start: Float64Array): TuningCourse<FineTuning['byRows']> {
  const { base, split } = request
  const errorOf = (run: Result<Trajectory>): number =>
    run.ok ? errorOver(base, split.heldOut, run.value.finalCoefficients) : NaN
  const points: FineTuning['byRows'][number][] = []
  for (const rows of split.training) {
    const fineTuned = errorOf(yield* tuneOn(request, rows, start))
    const scratch = errorOf(yield* trainOn(request, rows))
    points.push({ rows: rows.rowCount, fineTuned, scratch })
  }
  return points
}

function errorOver(base: QuadraticLoss, rows: RowMoments | null, coefficients: ArrayLike<number>): number {
  return rows === null ? NaN : Math.sqrt(meanSquareAt(rows, offsetFromDataUnits(base, coefficients)))
}
