import type { DescentOptions } from './descentOptions'
import { DEFAULT_TOLERANCE } from './descentOptions'
import { isSearched } from './lineSearch'
import type { QuadraticLoss } from './quadraticLoss'
import { stability } from './stability'

/**
 * `converged`: the loss changed by no more than the tolerance, relatively, or the gradient is within its own. `diverged`: the loss
 * overflowed, the descent ended above its start (see `DescentRules`), or there is no minimum to go to because the coefficients tell two classes
 * apart without an exception. `iterations`: all of them were run, or as many as somebody waits for (`unfinished`).
 */
export type Stopped = 'converged' | 'iterations' | 'diverged'

/** Which of the rules it was. */
export type StopReason =
  'loss-change' | 'gradient-norm' | 'iterations' | 'unfinished' | 'overflow' | 'growth' | 'separation'

export const stoppedBy: Readonly<Record<StopReason, Stopped>> = {
  'loss-change': 'converged',
  'gradient-norm': 'converged',
  iterations: 'iterations',
  unfinished: 'iterations',
  overflow: 'diverged',
  growth: 'diverged',
  separation: 'diverged',
}

/**
 * When a descent ends. Loss change: |E_k − E_(k−1)| ≤ tolerance · E_(k−1). It is taken of the gaps E − E(θ*), so that it is known far below the
 * last digit of E: near the minimum the loss changes with the square of the coefficients, and a change of 1e-15 leaves them but half
 * their digits. A loss that does not change because the steps are too small to come down has not converged: the gap must have halved, or
 * be within the tolerance of E. Where the loss may stand still far from the optimum, because the rate is at or above its stable limit or
 * fades with time, only the latter counts. Gradient: its norm is at most the tolerance for it. Overflow: a loss that is not finite, or above 1e300 and the start's. A descent that ends without any
 * has diverged (`growth`) when its rate is at or above the stable limit and its loss above the start's; where no limit is known
 * (RMSProp, Adam, rates that change), when it is above a thousand times the start's.
 */
export interface DescentRules {
  /** Why it has converged, given E − E(θ*) before and after an iteration, and the norm of the gradient when asked for; null when it has not. */
  converged(previousGap: number, gap: number, gradientNorm: () => number): StopReason | null
  overflowed(loss: number): boolean
  /** Why a descent ends that has run all its iterations. */
  atTheEnd(finalLoss: number): StopReason
  /** Batch descent at a constant rate below the stable limit: loss and gradient only fall. */
  readonly stable: boolean
}

const OVERFLOW = 1e300

export function descentRules(loss: QuadraticLoss, options: DescentOptions, startLoss: number): DescentRules {
  const { learningRate, tolerance = DEFAULT_TOLERANCE, gradientTolerance = 0 } = options
  const { optimizer = { name: 'batch' }, schedule = { name: 'constant' } } = options
  const constant = schedule.name === 'constant'
  const limit = constant ? stability(loss, optimizer).stableLimit : NaN
  const unstable = !Number.isNaN(limit) && !(learningRate < limit)
  const mayStandStill = unstable || !(constant || isSearched(schedule.name))
  const overflow = Math.max(OVERFLOW, startLoss)
  const halved = mayStandStill ? 0 : (startLoss - loss.minimum) / 2
  return {
    converged(previousGap, gap, gradientNorm) {
      if (gradientTolerance > 0 && gradientNorm() <= gradientTolerance) return 'gradient-norm'
      if (!(tolerance > 0)) return null
      const scale = tolerance * (loss.minimum + previousGap)
      if (!(Math.abs(gap - previousGap) <= scale)) return null
      return gap <= Math.max(halved, tolerance * (loss.minimum + gap)) ? 'loss-change' : null
    },
    overflowed: (value) => !(value <= overflow) || value === Infinity,
    atTheEnd(finalLoss) {
      const grown = Number.isNaN(limit) ? finalLoss > 1000 * startLoss : unstable && finalLoss > startLoss
      return grown ? 'growth' : 'iterations'
    },
    stable: optimizer.name === 'batch' && constant && !unstable,
  }
}
