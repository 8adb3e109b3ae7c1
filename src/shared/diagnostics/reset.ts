import type { TestResult } from '../estimators/fitResult'
import { fUpperTail } from '../numeric/fDistribution'
import { addVectorsTo } from './addedVectors'
import type { BasisWork } from './basisPass'
import { doAlone } from './basisPass'
import type { FittedModel } from './fittedModel'
import type { OrthonormalRows } from './orthonormalRows'
import { orthonormalRows } from './orthonormalRows'
import type { RowVectors } from './rowVector'
import type { UnweightedModel } from './unweightedModel'
import { unweightedModel } from './unweightedModel'

/**
 * Ramsey's RESET test of the model's form: do ŷ² and ŷ³ explain what is left of y? F with 2 and n − r − 2 degrees of freedom
 * (lmtest's `resettest`, powers 2:3 of the fitted values; a weighted model is fitted anew without its weights). A power that adds
 * nothing (fitted values of two kinds only, say) is left out and its degree of freedom with it. Null where none adds anything,
 * or too few rows or no residuals are left.
 */
export function reset(model: FittedModel): TestResult | null {
  const plain = unweightedModel(model)
  const basis = orthonormalRows(plain.design, plain.leastSquares)
  return doAlone(basis, resetOn(basis, plain))
}

/** The test of a model without weights, as work that may share its pass. */
export function* resetOn(basis: OrthonormalRows, model: UnweightedModel): BasisWork<TestResult | null> {
  const spread = spreadOfFitted(model)
  const residual = model.scaled
  if (!spread || !residual) return null
  const vectors = powersOf(model, spread)
  const { explained, remaining, rank } = yield* addVectorsTo(basis, { residual, vectors })
  const df2 = model.leastSquares.dfResidual - rank
  if (rank === 0 || df2 < 1 || !(remaining > 0)) return null
  const statistic = ((df2 / rank) * explained) / remaining
  return { statistic, pValue: fUpperTail(statistic, rank, df2), df: rank, df2 }
}

/** Fitted values that differ by no more than this share of the largest differ by rounding. */
const ROUNDING = 16 * Number.EPSILON

interface Spread {
  readonly center: number
  readonly scale: number
}

/**
 * With an intercept the powers of (ŷ − m) / s and 1, ŷ span what the powers of ŷ do, and are told apart better. Without one only
 * the scale is free. Null where ŷ does not vary, or is not finite.
 */
function spreadOfFitted({ design, spread: { fitted } }: UnweightedModel): Spread | null {
  const center = design.hasIntercept ? fitted.mean : 0
  const scale = Math.max(fitted.most - center, center - fitted.least)
  const largest = Math.max(Math.abs(fitted.most), Math.abs(fitted.least))
  return scale > ROUNDING * largest && scale < Infinity ? { center, scale } : null
}

/** The second and the third powers. */
function powersOf({ fitted }: UnweightedModel, { center, scale }: Spread): RowVectors {
  return {
    count: 2,
    length: fitted.length,
    fill: (start, end, target) => {
      const rows = end - start
      fitted.fill(start, end, target)
      for (let i = 0; i < rows; i++) {
        const value = (target[i] - center) / scale
        const square = value * value
        target[i] = square
        target[rows + i] = square * value
      }
    },
  }
}
