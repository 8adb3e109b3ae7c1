import type { LeastSquares } from '../estimators/leastSquares'
import type { Team } from '../estimators/team'
import type { LeftOut } from './leaveOneOut'
import type { ResidualSpread } from './residualSpread'

/** The figures that all others are made of; both of every row, in memory that threads share. */
export interface FittedRows {
  readonly leastSquares: LeastSquares
  readonly residual: Float64Array
  readonly leverage: Float64Array
}

/** A pass that makes the figures of the rows of a fitted model. */
export type FiguresTask = FittedRows &
  ({ readonly kind: 'figures' } | { readonly kind: 'shift'; readonly mean: number })

/** A pass that looks at them: for the size of the response, measures of error, the outlier, the spread, tests, the curved term. */
export interface RowTask extends FittedRows {
  readonly kind: 'observed' | 'press' | 'absolute' | 'outlier' | 'spread' | 'moments' | 'tests' | 'curve'
  readonly leftOut: ReadonlyMap<number, LeftOut>
  /** Where it is known. */
  readonly spread: ResidualSpread | null
}

/** Those who take part in the passes over the rows of a fitted model. */
export type RowTeam = Team<FiguresTask | RowTask>
