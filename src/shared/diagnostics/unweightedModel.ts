import { solveLeastSquares } from '../estimators/solveLeastSquares'
import { deriveDesign } from '../formula/deriveDesign'
import type { FittedModel } from './fittedModel'
import { scaledResidual } from './largestMagnitude'
import { orthonormalRows } from './orthonormalRows'
import { computeResiduals } from './residuals'
import type { RowVector } from './rowVector'

/** The residuals and fitted values of the model fitted without its weights, and the solution they belong to. */
export interface UnweightedModel extends Pick<FittedModel, 'design' | 'leastSquares'> {
  readonly residual: Float64Array
  readonly fitted: Float64Array
  /** e / max |e|; null where the residuals are all 0, or not all finite. */
  readonly scaled: RowVector | null
}

/**
 * What tests of order and of form look at in a weighted model: R's `dwtest`, `bgtest` and `resettest` fit it anew without the
 * weights. A model without weights is returned as it is.
 */
export function unweightedModel({ design, leastSquares, rows }: FittedModel): UnweightedModel {
  if (!design.weights) {
    const { residual, fitted } = rows
    return { design, leastSquares, residual, fitted, scaled: scaledResidual(residual) }
  }
  const plain = deriveDesign(design, { weights: undefined })
  const solution = solveLeastSquares(plain)
  const residual = new Float64Array(design.rowCount)
  computeResiduals(plain, solution, { basis: orthonormalRows(plain, solution), target: residual })
  const fitted = rows.observed.map((value, i) => value - residual[i])
  return { design: plain, leastSquares: solution, residual, fitted, scaled: scaledResidual(residual) }
}
