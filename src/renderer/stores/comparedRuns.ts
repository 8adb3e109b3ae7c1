import { fromDataUnits } from '@shared/descent/coordinates'
import type { QuadraticLoss } from '@shared/descent/quadraticLoss'
import { runLooks, type ComparedLoss, type ComparedPath } from '../charts/comparedRun'
import type { DescentRun } from './descentRun'
import type { KeptRun } from './descentStore'

/** Kept runs with their looks, those that there are. */
const withLooks = (kept: readonly KeptRun[]) =>
  kept.flatMap(({ run }, index) => (run ? [{ run, look: runLooks[index + 1] }] : []))

/** The losses of kept runs in the kind of loss on show: a sum is n times a mean. */
export const comparedLosses = (kept: readonly KeptRun[], shown: QuadraticLoss): readonly ComparedLoss[] =>
  withLooks(kept).map(({ run, look }) => {
    const factor =
      run.loss.loss === shown.loss ? 1 : shown.loss === 'sum' ? shown.totalWeight : 1 / shown.totalWeight
    return {
      ...look,
      iterations: run.iterations,
      losses: factor === 1 ? run.losses : run.losses.map((value) => value * factor),
      minimum: run.minimum * factor,
    }
  })

/** One coefficient over a run's kept steps, in the coordinates of another loss on the same model. */
const pathIn = (loss: QuadraticLoss, run: DescentRun, term: number): Float64Array => {
  const p = loss.terms.length
  return Float64Array.from(
    { length: run.count },
    (_, index) => fromDataUnits(loss, run.coefficients.subarray(index * p, (index + 1) * p))[term],
  )
}

export const comparedPaths = (
  kept: readonly KeptRun[],
  loss: QuadraticLoss,
  [first, second]: readonly [number, number],
): readonly ComparedPath[] =>
  withLooks(kept).map(({ run, look }) => ({
    ...look,
    x: pathIn(loss, run, first),
    y: pathIn(loss, run, second),
  }))
