import { advance, beginDescent, norm } from './descentState'
import type { DescentOptions } from './descentOptions'
import { descentRules } from './descentRules'
import type { QuadraticLoss } from './quadraticLoss'

/** A descent under way that is run iteration by iteration, whatever the coordinates it is run in. */
export interface Course {
  /** E − E(θ*). */
  readonly gap: number
  /** E. */
  readonly loss: number
  /** Takes one step. */
  advance(): void
  /** Where it is, in the coordinates it is run in. */
  readonly place: Float64Array
  /** θ − θ* of such places, row-major, points × p. */
  offsetsOf(places: Float64Array): Float64Array
  /** ‖∇E‖₂. */
  gradientNorm(): number
}

/** A descent in the coordinates of its loss, at its start. */
export function beginCourse(loss: QuadraticLoss, options: DescentOptions): Course {
  const state = beginDescent(loss, options)
  const { stable } = descentRules(loss, options, state.loss)
  return {
    get gap() {
      return state.gap
    },
    get loss() {
      return state.loss
    },
    advance() {
      advance(loss, state)
      // What is left is below the smallest double; without it the processor need not handle denormal numbers.
      if (state.gap === 0 && stable) state.offset.fill(0)
    },
    place: state.offset,
    offsetsOf: (places) => places,
    gradientNorm: () => norm(state.gradient),
  }
}
