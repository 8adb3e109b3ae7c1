import { DEFAULT_MOMENTUM } from './optimizers'
import type { OptimizerSettings } from './optimizers'
import type { QuadraticLoss } from './quadraticLoss'

/**
 * What a learning rate does: `slow` below a tenth of the best rate; `fast` from there to the best rate; `oscillating` between the
 * best rate and the stable limit, where the steepest direction overshoots by more than it gains; `diverging` from the limit on.
 */
export type RateZone = 'slow' | 'fast' | 'oscillating' | 'diverging'

export interface Stability {
  /**
   * From this rate on descent does not converge: 2 / λmax of the Hessian, 2 (1 + μ) / λmax with momentum μ,
   * 2 (1 + μ) / ((1 + 2μ) λmax) with Nesterov's. NaN for optimisers that divide by the gradient's size, whose steps no eigenvalue limits.
   */
  readonly stableLimit: number
  /** The constant rate that converges fastest: 2 / (λmin + λmax), (1 + μ) times that with momentum μ. NaN where there is no limit. */
  readonly bestRate: number
  readonly largestEigenvalue: number
  /** The smallest eigenvalue above rounding. */
  readonly smallestEigenvalue: number
  /** λmax / λmin. */
  readonly conditionNumber: number
  /** Directions so flat that double arithmetic cannot tell them from level: descent never gets along them. */
  readonly flatDirections: number
}

/** The stability of gradient descent on a loss. NaN throughout where the Hessian is not finite. */
export function stability(
  { hessianEigenvalues }: QuadraticLoss,
  optimizer: OptimizerSettings = { name: 'batch' },
): Stability {
  const largestEigenvalue = hessianEigenvalues[hessianEigenvalues.length - 1]
  const level = largestEigenvalue * hessianEigenvalues.length * Number.EPSILON
  const steep = hessianEigenvalues.filter((value) => value > level)
  const smallestEigenvalue = steep.length > 0 ? steep[0] : NaN
  const spectrum = { smallestEigenvalue, largestEigenvalue }
  return {
    stableLimit: limitOf(optimizer) / largestEigenvalue,
    bestRate: bestRateOf(optimizer, spectrum),
    ...spectrum,
    conditionNumber: largestEigenvalue / smallestEigenvalue,
    flatDirections: hessianEigenvalues.length - steep.length,
  }
}

type Spectrum = Pick<Stability, 'smallestEigenvalue' | 'largestEigenvalue'>

/** The largest stable η λ. */
function limitOf(optimizer: OptimizerSettings): number {
  switch (optimizer.name) {
    case 'batch':
      return 2
    case 'momentum':
      return 2 * (1 + (optimizer.momentum ?? DEFAULT_MOMENTUM))
    case 'nesterov': {
      const kept = optimizer.momentum ?? DEFAULT_MOMENTUM
      return (2 * (1 + kept)) / (1 + 2 * kept)
    }
    default:
      return NaN
  }
}

function bestRateOf(optimizer: OptimizerSettings, spectrum: Spectrum): number {
  const { smallestEigenvalue, largestEigenvalue } = spectrum
  switch (optimizer.name) {
    case 'batch':
      return 2 / (smallestEigenvalue + largestEigenvalue)
    case 'momentum':
      return (2 * (1 + (optimizer.momentum ?? DEFAULT_MOMENTUM))) / (smallestEigenvalue + largestEigenvalue)
    case 'nesterov':
      return bestNesterovRate(optimizer, spectrum)
    default:
      return NaN
  }
}

/** The contraction falls with the rate along the flattest direction and rises along the steepest one: they meet at the best rate. */
function bestNesterovRate(optimizer: OptimizerSettings, spectrum: Spectrum): number {
  const { smallestEigenvalue, largestEigenvalue } = spectrum
  let low = 0
  let high = limitOf(optimizer) / largestEigenvalue
  for (let halving = 0; halving < 60; halving++) {
    const middle = (low + high) / 2
    const steep = factorOf(optimizer, middle * largestEigenvalue)
    // Up to η λ = 1 a steeper direction is never the slower one.
    if (middle * largestEigenvalue <= 1 || steep < factorOf(optimizer, middle * smallestEigenvalue))
      low = middle
    else high = middle
  }
  return low
}

/**
 * The factor by which, in the long run, each iteration shrinks the distance to the optimum, along the slowest direction. Above 1 it grows.
 */
export function contraction(
  { smallestEigenvalue, largestEigenvalue }: Spectrum,
  rate: number,
  optimizer: OptimizerSettings = { name: 'batch' },
): number {
  return Math.max(
    factorOf(optimizer, rate * smallestEigenvalue),
    factorOf(optimizer, rate * largestEigenvalue),
  )
}

/**
 * The factor along a direction with η λ = x: |1 − x|; with momentum μ the larger root of z² − (1 + μ − x) z + μ; with Nesterov's that of
 * z² − (1 + μ)(1 − x) z + μ (1 − x).
 */
function factorOf(optimizer: OptimizerSettings, x: number): number {
  switch (optimizer.name) {
    case 'batch':
      return Math.abs(1 - x)
    case 'momentum': {
      const kept = optimizer.momentum ?? DEFAULT_MOMENTUM
      return largerRoot(1 + kept - x, kept)
    }
    case 'nesterov': {
      const kept = optimizer.momentum ?? DEFAULT_MOMENTUM
      return largerRoot((1 + kept) * (1 - x), kept * (1 - x))
    }
    default:
      return NaN
  }
}

/** The larger modulus of the roots of z² − b z + c. */
function largerRoot(b: number, c: number): number {
  const discriminant = b * b - 4 * c
  return discriminant < 0 ? Math.sqrt(c) : (Math.abs(b) + Math.sqrt(discriminant)) / 2
}

/** The zone that a learning rate lies in. */
export function rateZone(
  { stableLimit, bestRate }: Pick<Stability, 'stableLimit' | 'bestRate'>,
  rate: number,
): RateZone {
  if (!(rate < stableLimit)) return 'diverging'
  if (rate > bestRate) return 'oscillating'
  return rate < bestRate / 10 ? 'slow' : 'fast'
}
