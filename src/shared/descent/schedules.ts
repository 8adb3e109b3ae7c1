/** How the learning rate η changes with the iteration k = 0, 1, …; constants that are left out have the usual values. */
export type ScheduleSettings =
  | { readonly name: 'constant' }
  | {
      /** η · factor^⌊k / every⌋. */
      readonly name: 'step'
      /** @default 100 */
      readonly every?: number
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
      return () => learningRate
    case 'step': {
      const { every = 100, factor = 0.5 } = settings
      return (iteration) => learningRate * factor ** Math.floor(iteration / every)
    }
    case 'inverse-time': {
      const { decay = 0.01 } = settings
      return (iteration) => learningRate / (1 + decay * iteration)
    }
    case 'cosine':
      return (iteration) => (learningRate * (1 + Math.cos((Math.PI * iteration) / iterations))) / 2
  }
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
