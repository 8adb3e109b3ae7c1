import type { LeastSquares } from '../estimators/leastSquares'
import type { DesignMatrix } from '../formula/designMatrix'
import type { RowDiagnostics } from './rowDiagnostics'

/** What a diagnostic test looks at: the model, its least-squares solution and the figures of its rows. */
export interface FittedModel {
  readonly design: DesignMatrix
  readonly leastSquares: LeastSquares
  readonly rows: Pick<
    RowDiagnostics,
    'observed' | 'fitted' | 'residual' | 'leverage' | 'studentized' | 'vector' | 'spread' | 'share'
  >
}
