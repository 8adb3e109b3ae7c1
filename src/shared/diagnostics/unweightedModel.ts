import { solveLeastSquares } from '../estimators/solveLeastSquares'
import { deriveDesign } from '../formula/deriveDesign'
import type { FittedModel } from './fittedModel'
import { orthonormalRows } from './orthonormalRows'
import { computeResiduals } from './residuals'

/** The residuals and fitted values of the model fitted without its weights, and the solution they belong to. */
export interface UnweightedModel extends Pick<FittedModel, 'design' | 'leastSquares'> {
  readonly residual: Float64Array
  readonly fitted: Float64Array
}

/**
 * What tests of order and of form look at in a weighted model: R's `dwtest`, `bgtest` and `resettest` fit it anew without the
 * weights. A model without weights is returned as it is.
 */
export function unweightedModel({ design, leastSquares, rows }: FittedModel): UnweightedModel {
  if (!design.weights) return { design, leastSquares, residual: rows.residual, fitted: rows.fitted }
  const plain = deriveDesign(design, { weights: undefined })
  const solution = solveLeastSquares(plain)
  const residual = new Float64Array(design.rowCount)
  computeResiduals(plain, solution, { basis: orthonormalRows(plain, solution), target: residual })
  const fitted = rows.observed.map((value, i) => value - residual[i])
  return { design: plain, leastSquares: solution, residual, fitted }
}
