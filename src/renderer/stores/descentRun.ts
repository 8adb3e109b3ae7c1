import { planDescent, type DescentPlan } from '@shared/analysis/planDescent'
import { offsetFromDataUnits } from '@shared/descent/coordinates'
import type { QuadraticLoss } from '@shared/descent/quadraticLoss'
import { isSearched, lineSearch } from '@shared/descent/lineSearch'
import { createSchedule } from '@shared/descent/schedules'
import { trajectory, type Trajectory } from '@shared/descent/trajectory'
import type { DescentSettings } from '@shared/document/descentSettings'
import { ok, type Result } from '@shared/outcome/result'

export interface DescentState {
  readonly iteration: number
  /** In the data's units. */
  readonly coefficients: Float64Array
  /** In the coordinates in which descent runs. */
  readonly gradient: Float64Array
  /** The learning rate of the next iteration. */
  readonly rate: number
  /** What the next iteration does to one coefficient, in descent coordinates; null where it is not η times the gradient. */
  readonly update: {
    readonly term: string
    readonly before: number
    readonly after: number
    readonly gradient: number
  } | null
}

/** A whole descent, and what the window shows of it. Steps are those that the trajectory kept. */
export interface DescentRun extends Trajectory {
  readonly loss: QuadraticLoss
  readonly count: number
  readonly lastIteration: number
  readonly minimum: number
  stateAt(index: number): DescentState
  /** The first kept step at or after an iteration. */
  indexOfIteration(iteration: number): number
  /** One coefficient over the kept steps, in descent coordinates. */
  path(term: number): Float64Array
  /** θ − θ* at a kept step. */
  offsetAt(index: number): Float64Array
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

/** The rate of each iteration, given the gradient there. */
const rateOf = ({ loss, options }: DescentPlan): ((iteration: number, gradient: Float64Array) => number) => {
  const { schedule = { name: 'constant' } } = options
  const search = lineSearch(schedule, options.learningRate)
  if (search) return (_, gradient) => search(loss.gram, gradient)
  const rate = createSchedule(schedule, options)
  return (iteration) => rate(iteration)
}

const updateOf = (
  { loss, options, rows }: DescentPlan,
  state: Omit<DescentState, 'update'>,
  offset: Float64Array,
): DescentState['update'] => {
  if (options.optimizer.name !== 'batch' || rows !== null) return null
  // The coefficient whose update is spelt out: the first slope.
  const slope = loss.terms.findIndex((_, term) => term !== loss.interceptIndex)
  const term = Math.max(0, slope)
  const before = loss.optimum[term] + offset[term]
  const gradient = state.gradient[term]
  return { term: loss.terms[term], before, gradient, after: before - state.rate * gradient }
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

/** One coefficient at each kept point, in descent coordinates: two of these are drawn at every move of a slider. */
const pathOf = (
  loss: QuadraticLoss,
  { coefficients, iterations }: Trajectory,
  term: number,
): Float64Array => {
  const { optimum, closedForm, center, spread, interceptIndex } = loss
  const p = closedForm.length
  return Float64Array.from(iterations, (_, index) => {
    const from = index * p
    const own = (coefficients[from + term] - closedForm[term]) * spread[term]
    if (term !== interceptIndex) return optimum[term] + own
    let shift = 0
    for (let j = 0; j < p; j++) shift += (coefficients[from + j] - closedForm[j]) * center[j]
    return optimum[term] + own + shift
  })
}

/** A finished trajectory of a plan, as the window looks at it. */
export const runOfPlan = (plan: DescentPlan, run: Trajectory): DescentRun => {
  const { loss } = plan
  const p = loss.terms.length
  const count = run.iterations.length
  const rateAt = rateOf(plan)
  const coefficientsAt = (index: number): Float64Array =>
    run.coefficients.subarray(index * p, (index + 1) * p)
  const offsetAt = (index: number): Float64Array => offsetFromDataUnits(loss, coefficientsAt(index))
  return {
    ...run,
    loss,
    count,
    lastIteration: run.iterations[count - 1],
    minimum: loss.minimum,
    stateAt: (index) => {
      const offset = offsetAt(index)
      const gradient = run.gradients?.slice(index * p, (index + 1) * p) ?? gradientAt(loss, offset)
      const iteration = run.iterations[index]
      const rate = rateAt(iteration, gradient)
      const state = { iteration, coefficients: coefficientsAt(index), gradient, rate }
      // What a search over rows finds is not told by the quadratic.
      const isUntold = run.gradients !== undefined && isSearched(plan.options.schedule?.name ?? 'constant')
      return { ...state, update: isUntold ? null : updateOf(plan, state, offset) }
    },
    indexOfIteration: (iteration) => firstAtOrAfter(run.iterations, iteration),
    path: (term) => pathOf(loss, run, term),
    offsetAt,
  }
}

/** Descent over all rows under the document's settings. Errors: those of `planDescent` and `trajectory`. */
export const descentRun = (base: QuadraticLoss, settings: DescentSettings): Result<DescentRun> => {
  const plan = planDescent(base, settings)
  if (!plan.ok) return plan
  const run = trajectory(plan.value.loss, plan.value.options)
  return run.ok ? ok(runOfPlan(plan.value, run.value)) : run
}
