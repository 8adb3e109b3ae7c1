import { freeCoefficients } from '../estimators/effectiveDf'
import type { LeastSquares } from '../estimators/leastSquares'
import type { RowDiagnostics } from './rowDiagnostics'

/**
 * COVRATIO of every row: det of the coefficients' covariance without the row over det with it,
 * 1 / ((1 − h) ((n − r − 1 + t²) / (n − r))ʳ), t the studentized residual (R's `covratio`). NaN where t is not
 * defined, and of a robust fit.
 */
export function covarianceRatio(
  leastSquares: Pick<LeastSquares, 'orthogonal' | 'rank' | 'observations' | 'dfResidual' | 'robust'>,
  { leverage, studentized }: Pick<RowDiagnostics, 'leverage' | 'studentized'>,
): Float64Array {
  const { dfResidual } = leastSquares
  if (leastSquares.robust !== undefined) return leverage.map(() => NaN)
  const rank = freeCoefficients(leastSquares)
  return leverage.map((h, i) => {
    const t = studentized[i]
    return 1 / ((1 - h) * ((dfResidual - 1 + t * t) / dfResidual) ** rank)
  })
}
