import type { TestResult } from '../estimators/fitResult'
import { chiSquareUpperTail } from '../numeric/chiSquare'
import { addVectors } from './addedVectors'
import type { FittedModel } from './fittedModel'
import { scaledToOne } from './largestMagnitude'
import { unweightedModel } from './unweightedModel'

/**
 * Breusch–Godfrey test of serial correlation up to `order`: n R² of the regression of e on X and its own lags 1 … order, whose
 * first values are 0; χ² with `order` degrees of freedom (lmtest's `bgtest`, type Chisq; a weighted model is fitted anew without
 * its weights). Null without residuals or with an order that the rows do not allow.
 */
export function breuschGodfrey(model: FittedModel, order = 1): TestResult | null {
  const plain = unweightedModel(model)
  const scaled = scaledToOne(plain.residual)
  const possible = Number.isInteger(order) && order >= 1 && plain.leastSquares.dfResidual > order
  if (!possible || !scaled) return null
  const lags = Array.from({ length: order }, (_, lag) => {
    const lagged = new Float64Array(scaled.length)
    lagged.set(scaled.subarray(0, scaled.length - lag - 1), lag + 1)
    return lagged
  })
  const { explained, remaining } = addVectors(plain, { residual: scaled, vectors: lags })
  const statistic = (scaled.length * explained) / (explained + remaining)
  return { statistic, pValue: chiSquareUpperTail(statistic, order), df: order }
}
