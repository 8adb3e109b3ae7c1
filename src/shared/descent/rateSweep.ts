import { countIterations } from './iterationsToReach'
import type { ReachOptions } from './iterationsToReach'
import { gapAfter, modes } from './modes'
import type { QuadraticLoss } from './quadraticLoss'
import { contraction, stability } from './stability'

export interface RateSweepOptions extends ReachOptions {
  /** Decades below the stable limit at which the sweep begins. @default 6 */
  readonly decades?: number
  /** Decades above the stable limit at which it ends. @default 0 */
  readonly above?: number
  /** Rates a decade. @default 20 */
  readonly perDecade?: number
  /** Iterations after which `gaps` are. @default 200 */
  readonly afterwards?: number
}

/** One entry a learning rate, ascending, the same share apart; the stable limit is one of them. */
export interface RateSweep {
  readonly rates: Float64Array
  /** Iterations that each rate needs; Infinity where it does not get there. */
  readonly iterations: Float64Array
  /** E − E(θ*) after `afterwards` iterations, as a share of what it is at the start. */
  readonly gaps: Float64Array
  /** max |1 − η λ|. */
  readonly contraction: Float64Array
}

/** How many iterations each learning rate needs, from far below the stable limit up to it or beyond. */
export function rateSweep(loss: QuadraticLoss, options: RateSweepOptions = {}): RateSweep {
  const { decades = 6, above = 0, perDecade = 20, afterwards = 200, start, relativeGap } = options
  const limits = stability(loss)
  const descent = modes(loss, start)
  const below = Math.round(decades * perDecade)
  const rates = Float64Array.from(
    { length: below + Math.round(above * perDecade) + 1 },
    (_, k) => limits.stableLimit * 10 ** ((k - below) / perDecade),
  )
  const first = gapAfter(descent, 1, 0)
  return {
    rates,
    iterations: rates.map((rate) => countIterations(descent, rate, relativeGap)),
    gaps: rates.map((rate) => gapAfter(descent, rate, afterwards) / first),
    contraction: rates.map((rate) => contraction(limits, rate)),
  }
}
