import type { QuadraticLoss } from './quadraticLoss'

/**
 * What a learning rate does: `slow` below a tenth of the best rate; `fast` from there to the best rate; `oscillating` between the
 * best rate and the stable limit, where the steepest direction overshoots by more than it gains; `diverging` from the limit on.
 */
export type RateZone = 'slow' | 'fast' | 'oscillating' | 'diverging'

export interface Stability {
  /** 2 / λmax of the Hessian: from this rate on descent does not converge. */
  readonly stableLimit: number
  /** 2 / (λmin + λmax): the constant rate that converges fastest. */
  readonly bestRate: number
  readonly largestEigenvalue: number
  /** The smallest eigenvalue above rounding. */
  readonly smallestEigenvalue: number
  /** λmax / λmin. */
  readonly conditionNumber: number
  /** Directions so flat that double arithmetic cannot tell them from level: descent never gets along them. */
  readonly flatDirections: number
}

/** The stability of batch gradient descent on a loss. NaN throughout where the Hessian is not finite. */
export function stability({ hessianEigenvalues }: QuadraticLoss): Stability {
  const largestEigenvalue = hessianEigenvalues[hessianEigenvalues.length - 1]
  const level = largestEigenvalue * hessianEigenvalues.length * Number.EPSILON
  const steep = hessianEigenvalues.filter((value) => value > level)
  const smallestEigenvalue = steep.length > 0 ? steep[0] : NaN
  return {
    stableLimit: 2 / largestEigenvalue,
    bestRate: 2 / (smallestEigenvalue + largestEigenvalue),
    largestEigenvalue,
    smallestEigenvalue,
    conditionNumber: largestEigenvalue / smallestEigenvalue,
    flatDirections: hessianEigenvalues.length - steep.length,
  }
}

/** max |1 − η λ|: the factor by which, in the long run, each iteration shrinks the distance to the optimum. Above 1 it grows. */
export function contraction({ smallestEigenvalue, largestEigenvalue }: Stability, rate: number): number {
  return Math.max(Math.abs(1 - rate * smallestEigenvalue), Math.abs(1 - rate * largestEigenvalue))
}

/** The zone that a learning rate lies in. */
export function rateZone({ stableLimit, bestRate }: Stability, rate: number): RateZone {
  if (!(rate < stableLimit)) return 'diverging'
  if (rate > bestRate) return 'oscillating'
  return rate < bestRate / 10 ? 'slow' : 'fast'
}
