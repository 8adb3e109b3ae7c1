/** An optimiser and its constants; those that are left out have the usual values. */
export type OptimizerSettings =
  | { readonly name: 'batch' }
  | {
      readonly name: 'momentum' | 'nesterov'
      /** Share of the velocity that is kept. @default 0.9 */
      readonly momentum?: number
    }
  | {
      readonly name: 'rmsprop'
      /** Share of the running mean of squared gradients that is kept. @default 0.9 */
      readonly decay?: number
      /** @default 1e-8 */
      readonly epsilon?: number
    }
  | {
      readonly name: 'adam'
      /** Share of the running mean of gradients that is kept. @default 0.9 */
      readonly beta1?: number
      /** The same of their squares. @default 0.999 */
      readonly beta2?: number
      /** @default 1e-8 */
      readonly epsilon?: number
    }

export const DEFAULT_MOMENTUM = 0.9

/** Moves `position` by one step at learning rate η, in place, given the gradient there. It remembers what it needs between steps. */
export type Step = (position: Float64Array, gradient: Float64Array, rate: number) => void

/** A fresh optimiser for `count` coefficients. */
export function createOptimizer(settings: OptimizerSettings, count: number): Step {
  switch (settings.name) {
    case 'batch':
      return batch
    case 'momentum':
      return momentum(settings.momentum ?? DEFAULT_MOMENTUM, count)
    case 'nesterov':
      return nesterov(settings.momentum ?? DEFAULT_MOMENTUM, count)
    case 'rmsprop':
      return rmsprop({ decay: settings.decay ?? 0.9, epsilon: settings.epsilon ?? 1e-8 }, count)
    case 'adam': {
      const { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 } = settings
      return adam({ beta1, beta2, epsilon }, count)
    }
  }
}

/** θ ← θ − η g. */
const batch: Step = (position, gradient, rate) => {
  for (let j = 0; j < position.length; j++) position[j] -= rate * gradient[j]
}

/** Heavy ball (Polyak 1964): v ← μ v − η g, θ ← θ + v. */
function momentum(kept: number, count: number): Step {
  const velocity = new Float64Array(count)
  return (position, gradient, rate) => {
    for (let j = 0; j < count; j++) {
      velocity[j] = kept * velocity[j] - rate * gradient[j]
      position[j] += velocity[j]
    }
  }
}

/**
 * Nesterov (1983) in the form that needs the gradient at θ only, θ being the point that looks ahead (Sutskever et al. 2013):
 * v ← μ v − η g, θ ← θ + μ v − η g.
 */
function nesterov(kept: number, count: number): Step {
  const velocity = new Float64Array(count)
  return (position, gradient, rate) => {
    for (let j = 0; j < count; j++) {
      velocity[j] = kept * velocity[j] - rate * gradient[j]
      position[j] += kept * velocity[j] - rate * gradient[j]
    }
  }
}

/** RMSProp (Hinton 2012): s ← ρ s + (1 − ρ) g², θ ← θ − η g / (√s + ε). */
function rmsprop(
  { decay, epsilon }: { readonly decay: number; readonly epsilon: number },
  count: number,
): Step {
  const squares = new Float64Array(count)
  return (position, gradient, rate) => {
    for (let j = 0; j < count; j++) {
      const slope = gradient[j]
      const square = decay * squares[j] + (1 - decay) * slope * slope
      squares[j] = square
      position[j] -= (rate * slope) / (Math.sqrt(square) + epsilon)
    }
  }
}

/** Adam (Kingma and Ba 2015), with their correction for the means' start at zero. */
function adam(
  { beta1, beta2, epsilon }: { readonly beta1: number; readonly beta2: number; readonly epsilon: number },
  count: number,
): Step {
  const means = new Float64Array(count)
  const squares = new Float64Array(count)
  let decay1 = 1
  let decay2 = 1
  return (position, gradient, rate) => {
    decay1 *= beta1
    decay2 *= beta2
    const step = rate / (1 - decay1)
    const correction = 1 / (1 - decay2)
    for (let j = 0; j < count; j++) {
      const slope = gradient[j]
      const mean = beta1 * means[j] + (1 - beta1) * slope
      const square = beta2 * squares[j] + (1 - beta2) * slope * slope
      means[j] = mean
      squares[j] = square
      position[j] -= (step * mean) / (Math.sqrt(square * correction) + epsilon)
    }
  }
}
