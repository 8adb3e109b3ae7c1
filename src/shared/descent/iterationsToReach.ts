import type { Modes } from './modes'
import { gapAfter, modes } from './modes'
import type { QuadraticLoss } from './quadraticLoss'
import { firstIteration } from './searchIteration'

export interface ReachOptions {
  /** Coefficients in the data's own units. @default all zero */
  readonly start?: ArrayLike<number>
  /** Share of the start's loss above the minimum that may be left. @default 1e-6 */
  readonly relativeGap?: number
}

/** Above this an iteration count is beyond what anyone waits for, and beyond what doubles count. */
const COUNT_LIMIT = 2 ** 53

/**
 * Iterations of batch gradient descent until the loss is above its minimum by no more than a share of what it was at the start.
 * Exact up to rounding, in O(p) steps per bisection; 0 when the start is the optimum, Infinity where that is never reached.
 */
export function iterationsToReach(loss: QuadraticLoss, rate: number, options: ReachOptions = {}): number {
  return countIterations(modes(loss, options.start), rate, options.relativeGap)
}

/** The same for modes that are known already. */
export function countIterations(descent: Modes, rate: number, relativeGap = 1e-6): number {
  const goal = relativeGap * gapAfter(descent, rate, 0)
  const reached = (iterations: number): boolean => gapAfter(descent, rate, iterations) <= goal
  if (reached(0)) return 0
  // The gap is convex in the iterations: it is monotone while it is below its start.
  let limit = 1
  while (!reached(limit)) {
    limit *= 2
    if (limit > COUNT_LIMIT) return Infinity
  }
  return firstIteration(Math.floor(limit / 2), limit, reached)
}
