import { offsetFromDataUnits } from '@shared/descent/coordinates'
import type { QuadraticLoss } from '@shared/descent/quadraticLoss'
import { trajectory, type Trajectory } from '@shared/descent/trajectory'
import type { DescentSettings } from '@shared/document/descentSettings'
import { ok, type Result } from '@shared/outcome/result'

export interface DescentState {
  readonly iteration: number
  /** In the data's units. */
  readonly coefficients: Float64Array
  /** In the coordinates in which descent runs. */
  readonly gradient: Float64Array
  /** What the next iteration does to one coefficient, in descent coordinates. */
  readonly update: {
    readonly term: string
    readonly before: number
    readonly after: number
    readonly gradient: number
  }
}

/** A whole descent, and what the window shows of it. Steps are those that the trajectory kept. */
export interface DescentRun extends Trajectory {
  readonly count: number
  readonly lastIteration: number
  readonly minimum: number
  stateAt(index: number): DescentState
  /** The first kept step at or after an iteration. */
  indexOfIteration(iteration: number): number
  /** One coefficient over the kept steps, in descent coordinates. */
  path(term: number): Float64Array
}

/** 2 G (θ − θ*). */
const gradientAt = ({ gram }: QuadraticLoss, offset: Float64Array): Float64Array => {
  const p = offset.length
  return offset.map((_, row) => {
    let sum = 0
    for (let column = 0; column < p; column++) sum += gram[row * p + column] * offset[column]
    return 2 * sum
  })
}

const stateOf = (
  loss: QuadraticLoss,
  { iterations, coefficients }: Trajectory,
  { index, rate }: { readonly index: number; readonly rate: number },
): DescentState => {
  const p = loss.terms.length
  const here = coefficients.subarray(index * p, (index + 1) * p)
  const offset = offsetFromDataUnits(loss, here)
  const gradient = gradientAt(loss, offset)
  // The coefficient whose update is spelt out: the first slope.
  const slope = loss.terms.findIndex((_, term) => term !== loss.interceptIndex)
  const term = Math.max(0, slope)
  const before = loss.optimum[term] + offset[term]
  return {
    iteration: iterations[index],
    coefficients: here,
    gradient,
    update: {
      term: loss.terms[term],
      before,
      gradient: gradient[term],
      after: before - rate * gradient[term],
    },
  }
}

const firstAtOrAfter = (iterations: Int32Array, iteration: number): number => {
  let low = 0
  let high = iterations.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (iterations[middle] < iteration) low = middle + 1
    else high = middle
  }
  return low
}

/** Descent from zero under the document's settings. Errors: those of `trajectory`. */
export const descentRun = (loss: QuadraticLoss, settings: DescentSettings): Result<DescentRun> => {
  const { learningRate, iterations, tolerance } = settings
  const way = trajectory(loss, { learningRate, iterations, tolerance })
  if (!way.ok) return way
  const run = way.value
  const p = loss.terms.length
  const count = run.iterations.length
  return ok({
    ...run,
    count,
    lastIteration: run.iterations[count - 1],
    minimum: loss.minimum,
    stateAt: (index) => stateOf(loss, run, { index, rate: learningRate }),
    indexOfIteration: (iteration) => firstAtOrAfter(run.iterations, iteration),
    path: (term) =>
      Float64Array.from({ length: count }, (_, index) => {
        const here = run.coefficients.subarray(index * p, (index + 1) * p)
        return loss.optimum[term] + offsetFromDataUnits(loss, here)[term]
      }),
  })
}
