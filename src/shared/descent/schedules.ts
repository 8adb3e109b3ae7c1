/** How the learning rate η changes with the iteration k = 0, 1, …; constants that are left out have the usual values. */
export type ScheduleSettings =
  | { readonly name: 'constant' }
  | {
      /** η · factor^⌊k / stepEvery⌋. */
      readonly name: 'step'
      /** @default 100 */
      readonly stepEvery?: number
      /** @default 0.5 */
      readonly factor?: number
    }
  | {
      /** η / (1 + decay · k), the schedule of Robbins and Monro (1951). */
      readonly name: 'inverse-time'
      /** @default 0.01 */
      readonly decay?: number
    }
  /** η (1 + cos(π k / N)) / 2 over N iterations (Loshchilov and Hutter 2017). */
  | { readonly name: 'cosine' }
  /** The rate that goes furthest down along the gradient, whatever η is: see `exactRate`. */
  | { readonly name: 'line-search' }
  | {
      /** The first of η, η/2, η/4, … that goes far enough down along the gradient: see `backtrackedRate`. */
      readonly name: 'backtracking'
      /** c, the share of the decrease promised by the gradient that must be kept. @default 1e-4 */
      readonly armijo?: number
    }

/** The learning rate of iteration k, from 0. */
export type Schedule = (iteration: number) => number

export interface ScheduledRate {
  readonly learningRate: number
  /** Iterations that will be run. */
  readonly iterations: number
}

/** The rates of a schedule that does not look at the loss: a line search is not among them, and stays at η. */
export function createSchedule(
  settings: ScheduleSettings,
  { learningRate, iterations }: ScheduledRate,
): Schedule {
  switch (settings.name) {
    case 'constant':
    case 'line-search':
    case 'backtracking':
      return () => learningRate
    case 'step': {
      const { stepEvery = 100, factor = 0.5 } = settings
      return (iteration) => learningRate * factor ** Math.floor(iteration / stepEvery)
    }
    case 'inverse-time': {
      const { decay = 0.01 } = settings
      return (iteration) => learningRate / (1 + decay * iteration)
    }
    case 'cosine':
      return (iteration) => (learningRate * (1 + Math.cos((Math.PI * iteration) / iterations))) / 2
  }
}
