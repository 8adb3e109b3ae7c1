import type { DesignMatrix } from '../formula/designMatrix'
import type { AppError } from '../outcome/appError'
import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import type { DescentOptions } from './descentOptions'
import { descentProblem } from './descentOptions'
import type { DescentStep } from './descend'
import type { Stopped } from './descentState'
import { beginDescent, descentRules, evaluate } from './descentState'
import { createOptimizer } from './optimizers'
import type { QuadraticLoss } from './quadraticLoss'
import { createRowReader } from './rowReader'

export interface StochasticOptions extends Omit<DescentOptions, 'tolerance'> {
  /** Rows of a step: 1 is stochastic gradient descent, n is batch. @default 32, at most n */
  readonly batchSize?: number
  /** Uniform numbers from [0, 1) of a seeded generator, by which the rows are shuffled: same seed, same steps. */
  readonly random: () => number
  /** The learning rate of epoch k (from 0) is η / (1 + decay · k). @default 0, a constant rate */
  readonly decay?: number
}

export interface StochasticStep extends DescentStep {
  /** Passes over the data that were begun, from 1; 0 at the start. */
  readonly epoch: number
}

/**
 * Mini-batch gradient descent over the real rows, shuffled anew each epoch; an iteration is a batch. The gradient of a step is that of
 * the batch's own loss, mean or sum; the loss and the gradient norm that are reported are those of all rows, from the quadratic. Errors:
 * `learning-rate-invalid`, `iterations-invalid`, `option-invalid`.
 */
export function stochasticDescent(
  design: DesignMatrix,
  loss: QuadraticLoss,
  options: StochasticOptions,
): Result<Generator<StochasticStep, Stopped, void>> {
  const problem = descentProblem(loss, options) ?? stochasticProblem(options)
  return problem ? fail(problem) : ok(steps(design, loss, options))
}

function stochasticProblem({ batchSize = 1, decay = 0 }: StochasticOptions): AppError | null {
  if (!Number.isInteger(batchSize) || batchSize < 1) {
    return {
      code: 'option-invalid',
      option: 'batch-size',
      value: String(batchSize),
      expected: 'a whole number from 1',
    }
  }
  if (!(decay >= 0 && decay < Infinity)) {
    return { code: 'option-invalid', option: 'decay', value: String(decay), expected: '0 or a number above' }
  }
  return null
}

function* steps(
  design: DesignMatrix,
  loss: QuadraticLoss,
  options: StochasticOptions,
): Generator<StochasticStep, Stopped, void> {
  const { random, decay = 0 } = options
  const batchSize = Math.min(options.batchSize ?? 32, design.rowCount)
  const state = beginDescent(loss, options)
  const rules = descentRules(loss, options, state.loss)
  const batchGradient = createBatchGradient(design, loss)
  const order = Int32Array.from({ length: design.rowCount }, (_, i) => i)
  const gradient = new Float64Array(state.offset.length)
  const before = new Float64Array(state.offset.length)
  const at = (iteration: number, epoch: number): StochasticStep => ({
    iteration,
    epoch,
    coefficients: loss.optimum.map((best, j) => best + state.offset[j]),
    loss: state.loss,
    gradientNorm: Math.hypot(...state.gradient),
  })
  yield at(0, 0)
  let epoch = 0
  let next = order.length
  const step = createOptimizer(options.optimizer ?? { name: 'batch' }, options.learningRate, gradient.length)
  for (let iteration = 1; iteration <= options.iterations; iteration++) {
    if (next >= order.length) {
      shuffle(order, random)
      next = 0
      epoch++
    }
    batchGradient(order.subarray(next, Math.min(next + batchSize, order.length)), state.offset, gradient)
    next += batchSize
    before.set(state.offset)
    step(state.offset, gradient)
    shorten(state.offset, before, 1 / (1 + decay * (epoch - 1)))
    evaluate(loss, state)
    yield at(iteration, epoch)
    if (rules.overflowed(state.loss)) return 'diverged'
  }
  return state.loss > 1000 * rules.startLoss ? 'diverged' : 'iterations'
}

/** Leaves a share of the step from `before`: a smaller rate, also for optimisers that do not mind the size of a gradient. */
function shorten(position: Float64Array, before: Float64Array, share: number): void {
  if (share === 1) return
  for (let j = 0; j < position.length; j++) position[j] = before[j] + share * (position[j] - before[j])
}

type BatchGradient = (batch: Int32Array, offset: Float64Array, target: Float64Array) => void

/** −2 Σ w (y − xᵀθ) x over a batch, divided by its Σ w for the mean loss. */
function createBatchGradient(design: DesignMatrix, loss: QuadraticLoss): BatchGradient {
  const read = createRowReader(design, loss)
  const count = loss.terms.length
  const row = new Float64Array(count + 1)
  return (batch, offset, target) => {
    target.fill(0)
    let total = 0
    for (const index of batch) {
      read(index, row)
      const weight = design.weights ? design.weights[index] : 1
      let residual = row[count]
      for (let j = 0; j < count; j++) residual -= row[j] * (loss.optimum[j] + offset[j])
      total += weight
      for (let j = 0; j < count; j++) target[j] -= 2 * weight * residual * row[j]
    }
    if (loss.loss === 'sum' || !(total > 0)) return
    for (let j = 0; j < count; j++) target[j] /= total
  }
}

/** Fisher and Yates. */
function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const swapped = order[i]
    order[i] = order[j]
    order[j] = swapped
  }
}
