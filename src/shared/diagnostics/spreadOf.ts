import type { FittedModel } from './fittedModel'
import type { ResidualSpread, SpreadRows } from './residualSpread'
import { residualSpread } from './residualSpread'
import { figureVector } from './rowDiagnostics'

/** The spread of a model's residuals, as it is known or found out. */
export const spreadOf = (model: FittedModel): ResidualSpread => model.rows.spread ?? findSpread(model)

export function findSpread(model: FittedModel): ResidualSpread {
  return residualSpread(spreadRows(model), model.rows.share?.('spread'))
}

export function spreadRows({ rows, leastSquares }: Pick<FittedModel, 'rows' | 'leastSquares'>): SpreadRows {
  return { residual: rows.residual, fitted: figureVector(rows, 'fitted'), norm: leastSquares.residualNorm }
}
