import { findEstimator, readOptions } from '@shared/estimators/registry'
import type { LeastSquares } from '@shared/estimators/leastSquares'
import { buildDesignMatrix } from '@shared/formula/buildDesignMatrix'
import { expandTerms } from '@shared/formula/expandTerms'
import { parseFormula } from '@shared/formula/parseFormula'
import type { Result } from '@shared/outcome/result'
import type { Regression } from './leastSquaresCases'

export { createRegression } from './leastSquaresCases'

/** Spoils one row in twenty, so that a robust fit has something to do. */
export function spoil({ columns, rowCount }: Regression): void {
  const [response] = columns
  if (response.kind !== 'numeric') return
  for (let i = 0; i < rowCount; i += 20) response.values[i] += 15
}

/** From the formula to the estimate by a method with its defaults. */
export function fitBy(method: string, { formula, rowCount, table, columns }: Regression): LeastSquares {
  const terms = valueOf(expandTerms(valueOf(parseFormula(formula)), table))
  const byName = new Map(columns.map((column) => [column.name, column]))
  const { design } = valueOf(
    buildDesignMatrix({ terms, columns: byName, rowCount, included: null, weights: null }),
  )
  const estimator = valueOf(findEstimator(method))
  return valueOf(estimator.solve(design, valueOf(readOptions(estimator, {})), {})).leastSquares
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
