import { invertUpper } from '../diagnostics/invertUpper'
import type { LeastSquares } from '../estimators/leastSquares'
import type { DesignMatrix } from '../formula/designMatrix'
import type { AnovaTable } from '../estimators/linearInference'

/**
 * β s_x / s_y for each column of X: the change of the response, in its standard deviations, with one of the column's (weighted
 * where the fit is). Without an intercept the deviations are about zero. NaN for the intercept and aliased columns. Both come from
 * the factorisation, without a pass over the rows; its triangle with 1 in the diagonal, so that no column's unit makes it overflow.
 */
export function standardizedCoefficients(
  { hasIntercept, assign }: Pick<DesignMatrix, 'hasIntercept' | 'assign'>,
  { rank, columns, coefficients, centered, totalNorm }: LeastSquares,
): Float64Array {
  const { inverseR } = centered
  const unit = Array.from({ length: rank }, (_, k) => inverseR[k * rank + k])
  const triangle = invertUpper(
    inverseR.map((value, at) => value / unit[Math.floor(at / rank)]),
    rank,
  )
  const first = hasIntercept && rank > 0 && assign[columns[0]] === 0 ? 1 : 0
  const standardized = new Float64Array(coefficients.length).fill(NaN)
  for (let k = first; k < rank; k++) {
    let norm = 0
    for (let i = first; i <= k; i++) norm = Math.hypot(norm, triangle[i * rank + k])
    standardized[columns[k]] = (coefficients[columns[k]] / unit[k] / totalNorm) * norm
  }
  return standardized
}

/**
 * The share of what is otherwise unexplained that a term explains, SS / (SS + RSS) (partial η²), for each row of an analysis of
 * variance; of type III it is the partial R² of the term given all others.
 */
export function partialRSquared({ rows, residual }: AnovaTable): { term: string; value: number }[] {
  return rows.map(({ term, sumOfSquares }) => ({
    term,
    value: sumOfSquares / (sumOfSquares + residual.sumOfSquares),
  }))
}
