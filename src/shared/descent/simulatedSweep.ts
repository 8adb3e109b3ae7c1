import type { DescentOptions } from './descentOptions'
import type { QuadraticLoss } from './quadraticLoss'
import type { RateSweep } from './rateSweep'
import type { Trajectory } from './trajectory'
import { trajectory } from './trajectory'

export interface SimulatedSweepOptions extends Omit<DescentOptions, 'learningRate' | 'iterations'> {
  /** Ascending. */
  readonly rates: Float64Array
  /** Iterations of each run; a rate that needs more counts as not getting there. @default 1000 */
  readonly iterations?: number
  /** Iterations after which `gaps` are, at most those that are run. @default 200 */
  readonly afterwards?: number
  /** Share of the start's loss above the minimum that may be left. @default 1e-6 */
  readonly relativeGap?: number
}

/** What each learning rate does, found by running it: for optimisers and schedules that no formula foretells. */
export function simulatedSweep(
  loss: QuadraticLoss,
  options: SimulatedSweepOptions,
): Omit<RateSweep, 'contraction'> {
  const { rates, iterations = 1000, afterwards = 200, relativeGap, ...descent } = options
  const runs = Array.from(rates, (learningRate) => {
    const run = trajectory(loss, {
      ...descent,
      learningRate,
      iterations,
      tolerance: 0,
      gradientTolerance: 0,
      capacity: iterations + 2,
    })
    return run.ok ? run.value : null
  })
  return {
    rates,
    iterations: Float64Array.from(runs, (run) =>
      run ? firstWithin(run, loss.minimum, relativeGap) : Infinity,
    ),
    gaps: Float64Array.from(runs, (run) => (run ? shareAfter(run, loss.minimum, afterwards) : NaN)),
  }
}

/** The first kept iteration at which the loss is within a share of its start above the minimum; Infinity where there is none. */
export function firstWithin(
  { iterations, losses }: Pick<Trajectory, 'iterations' | 'losses'>,
  minimum: number,
  relativeGap = 1e-6,
): number {
  const goal = relativeGap * (losses[0] - minimum)
  const index = losses.findIndex((value) => value - minimum <= goal)
  return index < 0 ? Infinity : iterations[index]
}

function shareAfter({ losses }: Trajectory, minimum: number, afterwards: number): number {
  const reached = losses[Math.min(afterwards, losses.length - 1)]
  return (reached - minimum) / (losses[0] - minimum)
}
