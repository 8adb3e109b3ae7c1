import { solveLeastSquares } from '../estimators/solveLeastSquares'
import { deriveDesign } from '../formula/deriveDesign'
import type { FittedModel } from './fittedModel'
import { scaledResidual } from './largestMagnitude'
import { orthonormalRows } from './orthonormalRows'
import { computeResiduals } from './residuals'
import type { ResidualSpread } from './residualSpread'
import { residualSpread } from './residualSpread'
import { spreadOf } from './spreadOf'
import { figureVector } from './rowDiagnostics'
import { remembering } from './rememberedVector'
import type { RowVector } from './rowVector'

/** The residuals and fitted values of the model fitted without its weights, and the solution they belong to. */
export interface UnweightedModel extends Pick<FittedModel, 'design' | 'leastSquares'> {
  readonly residual: Float64Array
  readonly fitted: RowVector
  readonly spread: ResidualSpread
  /** e / max |e|; null where the residuals are all 0, or not all finite. */
  readonly scaled: RowVector | null
}

/**
 * What tests of order and of form look at in a weighted model: R's `dwtest`, `bgtest` and `resettest` fit it anew without the
 * weights. A model without weights is returned as it is.
 */
export function unweightedModel(model: FittedModel): UnweightedModel {
  const { design, leastSquares, rows } = model
  if (!design.weights) {
    const { residual } = rows
    const spread = spreadOf(model)
    const scaled = scaledOnce(residual, spread)
    return { design, leastSquares, residual, fitted: figureVector(rows, 'fitted'), spread, scaled }
  }
  const plain = deriveDesign(design, { weights: undefined })
  const solution = solveLeastSquares(plain)
  const residual = new Float64Array(design.rowCount)
  computeResiduals(plain, solution, { basis: orthonormalRows(plain, solution), target: residual })
  const fitted: RowVector = {
    length: residual.length,
    fill: (start, end, target) => {
      design.fillResponse(start, end, target)
      for (let i = start; i < end; i++) target[i - start] -= residual[i]
    },
  }
  const spread = residualSpread({ residual, fitted, norm: solution.residualNorm })
  const scaled = scaledOnce(residual, spread)
  return { design: plain, leastSquares: solution, residual, fitted, spread, scaled }
}

/** Several tests ask for the same rows, one after the other. */
function scaledOnce(residual: Float64Array, { largest }: ResidualSpread): RowVector | null {
  const scaled = scaledResidual(residual, largest)
  return scaled && remembering(scaled)
}
