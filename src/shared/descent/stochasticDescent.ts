import type { DesignMatrix } from '../formula/designMatrix'
import type { AppError } from '../outcome/appError'
import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import { createBatchGradient } from './batchGradient'
import type { DescentOptions } from './descentOptions'
import { descentProblem } from './descentOptions'
import type { StopReason } from './descentRules'
import { descentRules } from './descentRules'
import type { DescentState } from './descentState'
import { beginDescent, evaluate, norm } from './descentState'
import { isSearched } from './lineSearch'
import type { QuadraticLoss } from './quadraticLoss'
import { shuffle } from './shuffle'

export interface StochasticOptions extends Omit<DescentOptions, 'tolerance'> {
  /** Rows of a step: 1 is stochastic gradient descent, n is batch. @default 32, at most n */
  readonly batchSize?: number
  /** Which rows take part. @default all */
  readonly rows?: Int32Array
  /** Uniform numbers from [0, 1) of a seeded generator, by which the rows are shuffled: same seed, same steps. */
  readonly random: () => number
}

const DEFAULT_BATCH_SIZE = 32

/** Where it is; the state is the same object at each step. */
export interface StochasticStep {
  readonly iteration: number
  /** Passes over the data that were begun, from 1; 0 at the start, and where nobody counts them. */
  readonly epoch: number
  readonly state: Pick<DescentState, 'offset' | 'gradient' | 'gap' | 'loss'>
}

/**
 * Mini-batch gradient descent over the real rows, shuffled anew each epoch; an iteration is a batch. The gradient of a step is that of
 * the batch's own loss, mean or sum; the loss and the gradient that are reported are those of all rows, from the quadratic. The loss
 * of a step may stand still by chance, so only a gradient tolerance ends it early. Errors: `learning-rate-invalid`,
 * `iterations-invalid`, `option-invalid`.
 */
export function stochasticDescent(
  design: DesignMatrix,
  loss: QuadraticLoss,
  options: StochasticOptions,
): Result<Generator<StochasticStep, StopReason, void>> {
  const problem = descentProblem(loss, options) ?? stochasticProblem(options)
  return problem ? fail(problem) : ok(steps(design, loss, { ...options, tolerance: 0 }))
}

function stochasticProblem({ batchSize = 1, schedule }: StochasticOptions): AppError | null {
  const invalid = (option: string, value: string, expected: string): AppError => ({
    code: 'option-invalid',
    option,
    value,
    expected,
  })
  if (!Number.isInteger(batchSize) || batchSize < 1) {
    return invalid('batch-size', String(batchSize), 'a whole number from 1')
  }
  if (schedule && isSearched(schedule.name)) {
    return invalid('schedule', schedule.name, 'constant, step, inverse-time or cosine for batches of rows')
  }
  return null
}

function* steps(
  design: DesignMatrix,
  loss: QuadraticLoss,
  options: StochasticOptions & { readonly tolerance: 0 },
): Generator<StochasticStep, StopReason, void> {
  const order = options.rows?.slice() ?? Int32Array.from({ length: design.rowCount }, (_, i) => i)
  const batchSize = Math.min(options.batchSize ?? DEFAULT_BATCH_SIZE, order.length)
  const state = beginDescent(loss, options)
  // The limits of batch descent do not bind a batch of rows: only growth shows that it diverges.
  const rules = descentRules(loss, { ...options, schedule: { name: 'inverse-time' } }, state.loss)
  const batchGradient = createBatchGradient(design, loss)
  const gradient = new Float64Array(state.offset.length)
  yield { iteration: 0, epoch: 0, state }
  let epoch = 0
  let next = order.length
  for (let iteration = 1; iteration <= options.iterations; iteration++) {
    if (next >= order.length) {
      shuffle(order, options.random)
      next = 0
      epoch++
    }
    batchGradient(order.subarray(next, Math.min(next + batchSize, order.length)), state.offset, gradient)
    next += batchSize
    const previous = state.gap
    state.step(state.offset, gradient, state.rate(state.taken++))
    evaluate(loss, state)
    yield { iteration, epoch, state }
    if (rules.overflowed(state.loss)) return 'overflow'
    const reason = rules.converged(previous, state.gap, () => norm(state.gradient))
    if (reason !== null) return reason
  }
  return rules.atTheEnd(state.loss)
}
