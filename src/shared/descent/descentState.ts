import type { DescentOptions } from './descentOptions'
import { DEFAULT_TOLERANCE, startOffset } from './descentOptions'
import type { Step } from './optimizers'
import { createOptimizer } from './optimizers'
import type { QuadraticLoss } from './quadraticLoss'
import { stability } from './stability'

/**
 * `converged`: the loss changed by no more than the tolerance, relatively. `diverged`: it overflowed, or the descent ended above its
 * start (see `DescentRules`). `iterations`: all of them were run.
 */
export type Stopped = 'converged' | 'iterations' | 'diverged'

/** A descent under way: where it is, as the distance to the optimum, with the loss and its gradient there. */
export interface DescentState {
  /** θ − θ*. */
  readonly offset: Float64Array
  /** ∇E = 2 G (θ − θ*). */
  readonly gradient: Float64Array
  /** E − E(θ*). */
  gap: number
  /** E. */
  loss: number
  readonly step: Step
}

/** The descent at its start. */
export function beginDescent(loss: QuadraticLoss, options: DescentOptions): DescentState {
  const offset = startOffset(loss, options)
  const state: DescentState = {
    offset,
    gradient: new Float64Array(offset.length),
    gap: 0,
    loss: 0,
    step: createOptimizer(options.optimizer ?? { name: 'batch' }, options.learningRate, offset.length),
  }
  evaluate(loss, state)
  return state
}

/** Takes one step and evaluates the loss where it leads. */
export function advance(loss: QuadraticLoss, state: DescentState): void {
  state.step(state.offset, state.gradient)
  evaluate(loss, state)
}

/** Brings a state up to its offset: the gradient, and the gap as half its product with the offset. */
export function evaluate({ gram, minimum }: QuadraticLoss, state: DescentState): void {
  const { offset, gradient } = state
  const order = offset.length
  let gap = 0
  let row = 0
  for (let j = 0; j < order; j++) {
    let sum = 0
    for (let k = 0; k < order; k++) sum += gram[row + k] * offset[k]
    row += order
    gap += sum * offset[j]
    gradient[j] = 2 * sum
  }
  state.gap = gap
  state.loss = minimum + gap
}

/**
 * When a descent ends. Converged: |E_k − E_(k−1)| ≤ tolerance · E_(k−1); batch descent at or above the stable limit, where the loss may
 * stand still far from the optimum, must be within the tolerance of the minimum besides. Overflow: a loss that is not finite, or
 * above 1e300 and the start's. A descent that ends without either has diverged when its rate is at or above the stable limit
 * and its loss above the start's; for other optimisers, which have other limits, when it is above a thousand times the start's.
 */
export interface DescentRules {
  converged(previousLoss: number, state: Pick<DescentState, 'gap' | 'loss'>): boolean
  overflowed(loss: number): boolean
  divergedBy(finalLoss: number): boolean
  /** Batch descent below the stable limit: the loss only falls. */
  readonly stable: boolean
  readonly startLoss: number
}

const OVERFLOW = 1e300

export function descentRules(loss: QuadraticLoss, options: DescentOptions, startLoss: number): DescentRules {
  const { learningRate, tolerance = DEFAULT_TOLERANCE, optimizer } = options
  const batch = !optimizer || optimizer.name === 'batch'
  const unstable = batch && !(learningRate < stability(loss).stableLimit)
  const overflow = Math.max(OVERFLOW, startLoss)
  return {
    converged: (previousLoss, state) =>
      tolerance > 0 &&
      Math.abs(state.loss - previousLoss) <= tolerance * previousLoss &&
      (!unstable || state.gap <= tolerance * state.loss),
    overflowed: (value) => !(value <= overflow) || value === Infinity,
    divergedBy: (finalLoss) => (batch ? unstable && finalLoss > startLoss : finalLoss > 1000 * startLoss),
    stable: batch && !unstable,
    startLoss,
  }
}
