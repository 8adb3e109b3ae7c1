import type { DescentPlan } from '@shared/analysis/planDescent'
import { rateSweep, type RateSweep } from '@shared/descent/rateSweep'
import { simulatedSweep } from '@shared/descent/simulatedSweep'
import { stability } from '@shared/descent/stability'

export type Sweep = Omit<RateSweep, 'contraction'>

/** Six decades of learning rates: five below the limit and one above it. */
const BELOW = 5
const ABOVE = 1
/** Rates a decade: each is run where no formula foretells it. */
const FINE = 30
const COARSE = 10
/** Where no limit is known: the rates that optimisers of unit steps are given. */
export const FREE_LIMIT = 1

/** What each learning rate would do under a plan; batches of rows are foretold as if all rows were taken. */
export const sweepOf = ({ loss, options }: DescentPlan, afterwards: number): Sweep | null => {
  const { optimizer, schedule = { name: 'constant' }, start } = options
  if (schedule.name === 'line-search') return null
  if (optimizer.name === 'batch' && schedule.name === 'constant') {
    return rateSweep(loss, { decades: BELOW, above: ABOVE, perDecade: FINE, afterwards, start })
  }
  const { stableLimit } = stability(loss, optimizer)
  const limit = Number.isNaN(stableLimit) ? FREE_LIMIT : stableLimit
  const rates = Float64Array.from(
    { length: (BELOW + ABOVE) * COARSE + 1 },
    (_, k) => limit * 10 ** (k / COARSE - BELOW),
  )
  return simulatedSweep(loss, { optimizer, schedule, start, rates, afterwards })
}
