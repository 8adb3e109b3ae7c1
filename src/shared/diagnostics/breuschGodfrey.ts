import type { TestResult } from '../estimators/fitResult'
import { chiSquareUpperTail } from '../numeric/chiSquare'
import { addVectorsTo } from './addedVectors'
import type { BasisWork } from './basisPass'
import { doAlone } from './basisPass'
import type { FittedModel } from './fittedModel'
import type { OrthonormalRows } from './orthonormalRows'
import { orthonormalRows } from './orthonormalRows'
import type { RowVector } from './rowVector'
import { together } from './rowVector'
import type { UnweightedModel } from './unweightedModel'
import { unweightedModel } from './unweightedModel'

/**
 * Breusch–Godfrey test of serial correlation up to `order`: n R² of the regression of e on X and its own lags 1 … order, whose
 * first values are 0; χ² with `order` degrees of freedom (lmtest's `bgtest`, type Chisq; a weighted model is fitted anew without
 * its weights). Null without residuals or with an order that the rows do not allow.
 */
export function breuschGodfrey(model: FittedModel, order = 1): TestResult | null {
  const plain = unweightedModel(model)
  const basis = orthonormalRows(plain.design, plain.leastSquares)
  return doAlone(basis, breuschGodfreyOn(basis, plain, order))
}

/** The test of a model without weights, as work that may share its pass. */
export function* breuschGodfreyOn(
  basis: OrthonormalRows,
  { scaled, leastSquares }: Pick<UnweightedModel, 'scaled' | 'leastSquares'>,
  order = 1,
): BasisWork<TestResult | null> {
  const possible = Number.isInteger(order) && order >= 1 && leastSquares.dfResidual > order
  if (!possible || !scaled) return null
  const vectors = together(Array.from({ length: order }, (_, lag) => laggedBy(lag + 1, scaled)))
  const { explained, remaining } = yield* addVectorsTo(basis, { residual: scaled, vectors })
  const statistic = (scaled.length * explained) / (explained + remaining)
  return { statistic, pValue: chiSquareUpperTail(statistic, order), df: order }
}

function laggedBy(lag: number, { length, fill }: RowVector): RowVector {
  return {
    length,
    fill: (start, end, target) => {
      const before = Math.min(end, Math.max(start, lag)) - start
      target.fill(0, 0, before)
      if (start + before < end) fill(start + before - lag, end - lag, target.subarray(before, end - start))
    },
  }
}
