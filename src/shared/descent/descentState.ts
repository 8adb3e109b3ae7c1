import type { DescentOptions } from './descentOptions'
import { startOffset } from './descentOptions'
import { lineSearch } from './lineSearch'
import type { Step } from './optimizers'
import { createOptimizer } from './optimizers'
import type { QuadraticLoss } from './quadraticLoss'
import type { Schedule } from './schedules'
import { createSchedule } from './schedules'

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
  /** Steps taken. */
  taken: number
  readonly step: Step
  readonly rate: Schedule
}

/** The descent at its start. */
export function beginDescent(loss: QuadraticLoss, options: DescentOptions): DescentState {
  const { optimizer = { name: 'batch' }, schedule = { name: 'constant' } } = options
  const offset = startOffset(loss, options)
  const search = lineSearch(schedule, options.learningRate)
  const gradient = new Float64Array(offset.length)
  const state: DescentState = {
    offset,
    gradient,
    gap: 0,
    loss: 0,
    taken: 0,
    step: createOptimizer(optimizer, offset.length),
    rate: search ? () => search(loss.gram, gradient) : createSchedule(schedule, options),
  }
  evaluate(loss, state)
  return state
}

/** Takes one step and evaluates the loss where it leads. */
export function advance(loss: QuadraticLoss, state: DescentState): void {
  state.step(state.offset, state.gradient, state.rate(state.taken++))
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

/** ‖v‖₂; for a vector as short as a gradient is, and called at every iteration. */
export function norm(vector: Float64Array): number {
  let sum = 0
  for (let j = 0; j < vector.length; j++) sum += vector[j] * vector[j]
  return Math.sqrt(sum)
}
