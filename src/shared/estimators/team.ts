import type { SharedPass } from '../numeric/segments'
import type { Frame } from './frame'
import type { LeastSquares } from './leastSquares'

/** What a pass over the rows of a model is for; it can be sent to another thread, which has the same model. */
export type TeamTask =
  | { readonly kind: 'fold'; readonly frame: Frame; readonly blockRows: number }
  | (FittedRows & { readonly kind: 'figures' | 'tests' | 'curve' })

interface FittedRows {
  readonly leastSquares: LeastSquares
  /** Of every row, in memory that threads share. */
  readonly residual: Float64Array
  readonly leverage: Float64Array
}

/** Other threads that take part in the passes over the rows of one model. */
export interface Team {
  begin(task: TeamTask, pass: SharedPass): void
}
