import type { AppError } from '../outcome/appError'
import { offsetFromDataUnits } from './coordinates'
import type { OptimizerSettings } from './optimizers'
import type { QuadraticLoss } from './quadraticLoss'
import type { ScheduleSettings } from './schedules'

/** How a descent is run; the gradient is that of the loss, in the coordinates of the loss. */
export interface DescentOptions {
  /** η > 0. */
  readonly learningRate: number
  /** Iterations at most: a whole number from 0 to 10⁹. */
  readonly iterations: number
  /** Coefficients to start from, in the data's own units and the order of `loss.terms`. @default all zero */
  readonly start?: ArrayLike<number>
  /** Relative change of the loss that counts as converged; 0 runs every iteration. @default 1e-30, which leaves the coefficients their digits */
  readonly tolerance?: number
  /** Norm of the gradient that counts as converged. @default 0: it is not looked at */
  readonly gradientTolerance?: number
  /** @default batch gradient descent */
  readonly optimizer?: OptimizerSettings
  /** @default a constant rate */
  readonly schedule?: ScheduleSettings
}

const ITERATION_LIMIT = 1_000_000_000
export const DEFAULT_TOLERANCE = 1e-30

/** What is wrong with the options; null when nothing is. */
export function descentProblem(loss: QuadraticLoss, options: DescentOptions): AppError | null {
  const { start, tolerance = DEFAULT_TOLERANCE, gradientTolerance = 0 } = options
  const problem = courseProblem(options)
  if (problem) return problem
  for (const [option, value] of Object.entries({ tolerance, 'gradient-tolerance': gradientTolerance })) {
    if (!(value >= 0)) return invalid(option, value, '0 or a number above')
  }
  const count = loss.terms.length
  if (start && (start.length !== count || !Array.from(start).every(Number.isFinite))) {
    return invalid('start', Array.from(start).join(', '), `${count} finite numbers`)
  }
  return optimizerProblem(options.optimizer ?? { name: 'batch' }) ?? scheduleProblem(options)
}

/** What is wrong with the rate or the number of iterations, whatever the loss. */
export function courseProblem({
  learningRate,
  iterations,
}: Pick<DescentOptions, 'learningRate' | 'iterations'>): CourseProblem | null {
  if (!(learningRate > 0) || learningRate === Infinity) {
    return { code: 'learning-rate-invalid', value: String(learningRate) }
  }
  if (!Number.isInteger(iterations) || iterations < 0 || iterations > ITERATION_LIMIT) {
    return { code: 'iterations-invalid', value: String(iterations), limit: ITERATION_LIMIT }
  }
  return null
}

type CourseProblem = Extract<AppError, { readonly code: 'learning-rate-invalid' | 'iterations-invalid' }>

const invalid = (option: string, value: number | string, expected: string): AppError => ({
  code: 'option-invalid',
  option,
  value: String(value),
  expected,
})

/** Decay rates are shares: at least 0 and below 1. */
function optimizerProblem(settings: OptimizerSettings): AppError | null {
  for (const [option, value] of Object.entries(settings)) {
    if (typeof value !== 'number') continue
    const valid = option === 'epsilon' ? value > 0 && value < Infinity : value >= 0 && value < 1
    if (valid) continue
    const expected = option === 'epsilon' ? 'a number above 0' : 'a number from 0 to below 1'
    return invalid(option, value, expected)
  }
  return null
}

function scheduleProblem(options: DescentOptions): AppError | null {
  const { schedule } = options
  switch (schedule?.name) {
    case 'step': {
      const { stepEvery = 1, factor = 1 } = schedule
      if (!(stepEvery >= 1)) return invalid('step-every', stepEvery, 'a number from 1')
      return factor > 0 && factor <= 1 ? null : invalid('factor', factor, 'a number above 0, at most 1')
    }
    case 'inverse-time': {
      const { decay = 0 } = schedule
      return decay >= 0 && decay < Infinity ? null : invalid('decay', decay, '0 or a number above')
    }
    case 'backtracking': {
      const { armijo = 0 } = schedule
      return armijo >= 0 && armijo < 1
        ? searchProblem(options)
        : invalid('armijo', armijo, 'a number from 0 to below 1')
    }
    case 'line-search':
      return searchProblem(options)
    default:
      return null
  }
}

/** Only batch descent steps along the gradient. */
function searchProblem({ schedule, optimizer = { name: 'batch' } }: DescentOptions): AppError | null {
  if (optimizer.name === 'batch') return null
  const expected = 'constant, step, inverse-time or cosine for any optimizer but batch'
  return invalid('schedule', schedule?.name ?? '', expected)
}

/** θ − θ* at the start. */
export function startOffset(loss: QuadraticLoss, { start }: DescentOptions): Float64Array {
  return offsetFromDataUnits(loss, start ?? new Float64Array(loss.terms.length))
}
