import { invertUpper } from '../diagnostics/invertUpper'
import type { LeastSquares } from '../estimators/leastSquares'
import type { DesignMatrix } from '../formula/designMatrix'
import type { AnovaTable } from '../estimators/linearInference'

/**
 * β s_x / s_y for each column of X: the change of the response, in its standard deviations, with one of the column's (weighted
 * where the fit is). Without an intercept the deviations are about zero. NaN for the intercept and aliased columns. Both come from
 * the factorisation: no pass over the rows.
 */
export function standardizedCoefficients(
  { hasIntercept, assign }: Pick<DesignMatrix, 'hasIntercept' | 'assign'>,
  { rank, columns, coefficients, centered, tss }: LeastSquares,
): Float64Array {
  const triangle = invertUpper(centered.inverseR, rank)
  const first = hasIntercept && rank > 0 && assign[columns[0]] === 0 ? 1 : 0
  const standardized = new Float64Array(coefficients.length).fill(NaN)
  for (let k = first; k < rank; k++) {
    let norm = 0
    for (let i = first; i <= k; i++) norm = Math.hypot(norm, triangle[i * rank + k])
    standardized[columns[k]] = (coefficients[columns[k]] * norm) / Math.sqrt(tss)
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
