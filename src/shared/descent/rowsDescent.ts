import type { AppError } from '../outcome/appError'
import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import type { DescentOptions } from './descentOptions'
import { descentProblem, startOffset } from './descentOptions'
import type { StopReason } from './descentRules'
import { descentRules } from './descentRules'
import { norm } from './descentState'
import { backtrackedRate, exactRate, isSearched } from './lineSearch'
import { createOptimizer } from './optimizers'
import type { QuadraticLoss } from './quadraticLoss'
import type { RowsLoss } from './rowsLoss'
import type { Schedule } from './schedules'
import { createSchedule } from './schedules'
import { shuffle } from './shuffle'
import type { StochasticStep } from './stochasticDescent'

export interface RowsDescentOptions extends DescentOptions {
  /** Batches of rows, shuffled by `random`, instead of all rows at each step. @default all rows */
  readonly batches?: { readonly size: number; readonly random: () => number }
  /** Whether the quadratic is that about the minimum, and tells how far above it the loss is where its last digits do not. */
  readonly isLocal: boolean
}

/** Batches' steps between looks at the loss of all rows are so few that there are this many looks. */
const LOOKS = 1000

/** Above the minimum by less than this share of it, the loss is the quadratic to the digits that matter, and its own are rounding. */
const LEVEL = 1e-10

/**
 * Gradient descent on a loss that is summed over rows at every step. `local` is its quadratic about its minimum, which gives the coordinates
 * and the limits near there. Over batches the loss of all rows is figured now and then only, which are the steps that are told. Errors:
 * `learning-rate-invalid`, `iterations-invalid`, `option-invalid`.
 */
export function rowsDescent(
  loss: RowsLoss,
  local: QuadraticLoss,
  options: RowsDescentOptions,
): Result<Generator<StochasticStep, StopReason, void>> {
  const problem = descentProblem(local, options) ?? rowsProblem(loss, options)
  return problem ? fail(problem) : ok(new Descent(loss, local, options).steps())
}

function rowsProblem({ isSmooth }: RowsLoss, { schedule, batches }: RowsDescentOptions): AppError | null {
  const invalid = (option: string, value: string, expected: string): AppError => ({
    code: 'option-invalid',
    option,
    value,
    expected,
  })
  if (batches && !(Number.isInteger(batches.size) && batches.size >= 1)) {
    return invalid('batch-size', String(batches.size), 'a whole number from 1')
  }
  if (schedule && isSearched(schedule.name)) {
    const plain = 'constant, step, inverse-time or cosine'
    if (batches) return invalid('schedule', schedule.name, `${plain} for batches of rows`)
    if (!isSmooth) return invalid('schedule', schedule.name, `${plain} for a loss with corners`)
    if (schedule.name === 'line-search') {
      return invalid('schedule', schedule.name, `backtracking, ${plain} for losses over rows`)
    }
  }
  return null
}

class Descent {
  private readonly state: StochasticStep['state'] & { gap: number; loss: number }
  private readonly theta: Float64Array
  /** The gradient that steps follow: a batch's own, or that of all rows. */
  private readonly direction: Float64Array

  constructor(
    private readonly loss: RowsLoss,
    private readonly local: QuadraticLoss,
    private readonly options: RowsDescentOptions,
  ) {
    const offset = startOffset(local, options)
    this.state = { offset, gradient: new Float64Array(offset.length), gap: 0, loss: 0 }
    this.theta = offset.map((value, j) => local.optimum[j] + value)
    this.direction = options.batches ? new Float64Array(offset.length) : this.state.gradient
  }

  *steps(): Generator<StochasticStep, StopReason, void> {
    const { state, theta, options } = this
    const { optimizer = { name: 'batch' }, schedule = { name: 'constant' }, batches, iterations } = options
    const step = createOptimizer(optimizer, theta.length)
    const rate =
      schedule.name === 'backtracking' ? this.backtracking(schedule) : createSchedule(schedule, options)
    const nextBatch = batches ? this.batchesOf(batches) : null
    const every = batches ? 2 ** Math.ceil(Math.log2(Math.max(1, iterations / LOOKS))) : 1
    this.look()
    const rules = this.rules(state.loss)
    yield { iteration: 0, epoch: 0, state }
    if (rules.overflowed(state.loss)) return 'overflow'
    for (let iteration = 1; iteration <= iterations; iteration++) {
      if (nextBatch) this.loss.batchGradient(nextBatch(), theta, this.direction)
      step(theta, this.direction, rate(iteration - 1))
      if (iteration % every !== 0 && iteration !== iterations) continue
      const previous = state.gap
      this.look()
      yield { iteration, epoch: 0, state }
      if (rules.overflowed(state.loss)) return 'overflow'
      if (this.loss.separates?.(theta) === true) return 'separation'
      const reason = rules.converged(previous, state.gap, () => norm(state.gradient))
      if (reason !== null) return reason
    }
    return rules.atTheEnd(state.loss)
  }

  /**
   * The first of η, η/2, η/4, … with E(θ − ηg) ≤ E(θ) − c η gᵀg (Armijo 1966). So near the minimum that the losses' digits cancel it is that of
   * the quadratic.
   */
  private backtracking({ armijo = 1e-4 }: { readonly armijo?: number }): Schedule {
    const { loss, local, options, state, theta } = this
    const { learningRate: first, isLocal } = options
    const trial = new Float64Array(theta.length)
    const unused = new Float64Array(theta.length)
    return () => {
      const { gradient } = state
      if (isLocal && isLevel(state.loss - local.minimum, local)) {
        return backtrackedRate(exactRate(local.gram, gradient), { first, armijo })
      }
      const promised = armijo * norm(gradient) ** 2
      for (let rate = first; ; rate /= 2) {
        for (let j = 0; j < theta.length; j++) trial[j] = theta[j] - rate * gradient[j]
        // A step that is too small to move anything ends the search: the loss is the same there.
        if (loss.evaluate(trial, unused) <= state.loss - rate * promised || rate === 0) return rate
        if (trial.every((place, j) => place === theta[j])) return 0
      }
    }
  }

  /** Batches never settle by themselves, and no limit of all rows binds them. */
  private rules(startLoss: number): ReturnType<typeof descentRules> {
    const { local, options } = this
    return options.batches
      ? descentRules(local, { ...options, tolerance: 0, schedule: { name: 'inverse-time' } }, startLoss)
      : descentRules(local, options, startLoss)
  }

  /** Brings the loss and its gradient up to θ. */
  private look(): void {
    const { state, theta, local } = this
    state.loss = this.loss.evaluate(theta, state.gradient)
    for (let j = 0; j < theta.length; j++) state.offset[j] = theta[j] - local.optimum[j]
    state.gap = state.loss - local.minimum
    if (this.options.isLocal && isLevel(state.gap, local)) {
      state.gap = quadraticGap(local, state.offset)
    }
  }

  private batchesOf({ size, random }: NonNullable<RowsDescentOptions['batches']>): () => Int32Array {
    const order = Int32Array.from({ length: this.loss.rowCount }, (_, i) => i)
    let next = order.length
    return () => {
      if (next >= order.length) {
        shuffle(order, random)
        next = 0
      }
      const start = next
      next = Math.min(order.length, next + size)
      return order.subarray(start, next)
    }
  }
}

const isLevel = (gap: number, { minimum }: QuadraticLoss): boolean => Math.abs(gap) <= LEVEL * minimum

/** (θ − θ*)ᵀ G (θ − θ*). */
function quadraticGap({ gram }: QuadraticLoss, offset: Float64Array): number {
  const order = offset.length
  let gap = 0
  for (let j = 0; j < order; j++) {
    for (let k = 0; k < order; k++) gap += offset[j] * gram[j * order + k] * offset[k]
  }
  return gap
}
