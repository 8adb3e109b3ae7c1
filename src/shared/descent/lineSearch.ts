import type { ScheduleSettings } from './schedules'

/** Share of the decrease promised by the gradient that a step must keep (Nocedal and Wright 2006, section 3.1). */
const DEFAULT_ARMIJO = 1e-4

/** Whether the rate of each step is searched for along its gradient. */
export const isSearched = (name: ScheduleSettings['name']): name is 'line-search' | 'backtracking' =>
  name === 'line-search' || name === 'backtracking'

/** The rate to take along a gradient of the quadratic with the matrix G. */
export type Search = (gram: Float64Array, gradient: Float64Array) => number

/** The search of a schedule; null where it does not look at the loss. */
export function lineSearch(schedule: ScheduleSettings, learningRate: number): Search | null {
  if (schedule.name === 'line-search') return exactRate
  if (schedule.name !== 'backtracking') return null
  const { armijo = DEFAULT_ARMIJO } = schedule
  return (gram, gradient) => backtrackedRate(exactRate(gram, gradient), { first: learningRate, armijo })
}

/**
 * Cauchy's (1847) rate, which minimises a quadratic along its gradient: gᵀg / gᵀHg with the Hessian H = 2 G; 0 where the gradient is.
 * The gradient is scaled first, so that its square does not overflow.
 */
export function exactRate(gram: Float64Array, gradient: Float64Array): number {
  const count = gradient.length
  let size = 0
  for (let j = 0; j < count; j++) size = Math.max(size, Math.abs(gradient[j]))
  if (!(size > 0)) return 0
  let square = 0
  let curvature = 0
  for (let j = 0; j < count; j++) {
    const along = gradient[j] / size
    let sum = 0
    for (let k = 0; k < count; k++) sum += gram[j * count + k] * (gradient[k] / size)
    square += along * along
    curvature += 2 * along * sum
  }
  return curvature > 0 ? square / curvature : 0
}

/**
 * Backtracking (Armijo 1966): the first of η, η/2, η/4, … with E(θ − ηg) ≤ E(θ) − c η gᵀg. On a quadratic E(θ − ηg) is
 * E − η gᵀg + η² gᵀHg / 2, so that the condition is η ≤ 2 (1 − c) gᵀg / gᵀHg, which holds its digits where the losses would cancel.
 */
export function backtrackedRate(
  exact: number,
  { first, armijo }: { readonly first: number; readonly armijo: number },
): number {
  const largest = 2 * (1 - armijo) * exact
  if (!(largest > 0)) return 0
  let rate = first
  while (rate > largest) rate /= 2
  return rate
}
