import type { Course } from './course'
import type { DescentOptions } from './descentOptions'
import { isSearched } from './lineSearch'
import { modes } from './modes'
import { DEFAULT_MOMENTUM } from './optimizers'
import type { QuadraticLoss } from './quadraticLoss'
import { createSchedule } from './schedules'

/** Below this a coordinate is taken for zero: its square would be a denormal number, which processors are slow with. */
const TINY = 1e-150

/** Iterations from which on the principal axes cost less than they save: so many, and so many for each coefficient. */
const FEW = 2000
const FEW_EACH = 30

/** Whether a descent's steps are linear in its gradients, so that along the principal axes each coordinate goes its own way, and are many. */
export function goesAlongAxes({ terms }: QuadraticLoss, options: DescentOptions): boolean {
  const { iterations, optimizer = { name: 'batch' }, schedule = { name: 'constant' } } = options
  const isLinear = !['adam', 'rmsprop'].includes(optimizer.name) && !isSearched(schedule.name)
  return isLinear && iterations > FEW + FEW_EACH * terms.length
}

/**
 * A descent whose steps are linear in its gradients, along the Hessian's principal axes: p numbers a step in place of p². With λ the
 * eigenvalues, a the coordinates of θ − θ* and g = η λ a: v ← μ v − g, and a ← a + v, or a + μ v − g for Nesterov's.
 */
export function beginAxesCourse(loss: QuadraticLoss, options: DescentOptions): Course {
  const { optimizer = { name: 'batch' }, schedule = { name: 'constant' } } = options
  const kept =
    optimizer.name === 'momentum' || optimizer.name === 'nesterov'
      ? (optimizer.momentum ?? DEFAULT_MOMENTUM)
      : 0
  const looksAhead = optimizer.name === 'nesterov'
  const rateAt = createSchedule(schedule, options)
  const { eigenvalues, axes, coordinates: along } = modes(loss, options.start)
  const order = along.length
  const velocity = new Float64Array(order)
  let taken = 0

  const gapNow = (): number => {
    let gap = 0
    for (let i = 0; i < order; i++) gap += (Math.max(0, eigenvalues[i]) / 2) * along[i] * along[i]
    return gap
  }
  const course = {
    gap: gapNow(),
    loss: 0,
    advance(): void {
      const rate = rateAt(taken++)
      let gap = 0
      for (let i = 0; i < order; i++) {
        const curvature = eigenvalues[i]
        let place = along[i]
        const step = rate * curvature * place
        let speed = kept * velocity[i] - step
        place += looksAhead ? kept * speed - step : speed
        if (place < TINY && place > -TINY && speed < TINY && speed > -TINY) place = speed = 0
        velocity[i] = speed
        along[i] = place
        if (curvature > 0) gap += curvature * place * place
      }
      course.gap = gap / 2
      course.loss = loss.minimum + course.gap
    },
    place: along,
    offsetsOf: (places: Float64Array) => alongCoordinates(places, axes, order),
    gradientNorm(): number {
      let sum = 0
      for (let i = 0; i < order; i++) sum += (eigenvalues[i] * along[i]) ** 2
      return Math.sqrt(sum)
    },
  }
  course.loss = loss.minimum + course.gap
  return course
}

/** Points given along the axes, in the coordinates of the loss. */
function alongCoordinates(places: Float64Array, axes: Float64Array, order: number): Float64Array {
  const offsets = new Float64Array(places.length)
  for (let from = 0; from < places.length; from += order) {
    for (let i = 0; i < order; i++) {
      const length = places[from + i]
      for (let k = 0; k < order; k++) offsets[from + k] += length * axes[i * order + k]
    }
  }
  return offsets
}
