import { countIterations } from './iterationsToReach'
import type { ReachOptions } from './iterationsToReach'
import { modes } from './modes'
import type { QuadraticLoss } from './quadraticLoss'
import { contraction, stability } from './stability'

export interface RateSweepOptions extends ReachOptions {
  /** Decades below the stable limit at which the sweep begins. @default 6 */
  readonly decades?: number
  /** Rates a decade. @default 20 */
  readonly perDecade?: number
}

/** One entry a learning rate, ascending, the same share apart; the last is the stable limit itself. */
export interface RateSweep {
  readonly rates: Float64Array
  /** Iterations that each rate needs; Infinity where it does not get there. */
  readonly iterations: Float64Array
  /** max |1 − η λ|. */
  readonly contraction: Float64Array
}

/** How many iterations each learning rate needs, from far below the stable limit up to it. */
export function rateSweep(loss: QuadraticLoss, options: RateSweepOptions = {}): RateSweep {
  const { decades = 6, perDecade = 20, start, relativeGap } = options
  const limits = stability(loss)
  const descent = modes(loss, start)
  const count = Math.round(decades * perDecade) + 1
  const rates = Float64Array.from(
    { length: count },
    (_, k) => limits.stableLimit * 10 ** ((k - count + 1) / perDecade),
  )
  return {
    rates,
    iterations: rates.map((rate) => countIterations(descent, rate, relativeGap)),
    contraction: rates.map((rate) => contraction(limits, rate)),
  }
}
