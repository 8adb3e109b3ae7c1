import type { TestResult } from '../estimators/fitResult'
import { solveLeastSquares } from '../estimators/solveLeastSquares'
import type { DesignMatrix } from '../formula/designMatrix'
import { chiSquareUpperTail } from '../numeric/chiSquare'
import { augmentDesign } from './augmentDesign'
import { deriveDesign } from '../formula/deriveDesign'
import type { FittedModel } from './fittedModel'
import { scaledToOne } from './largestMagnitude'
import { orthonormalRows } from './orthonormalRows'
import type { UnweightedModel } from './unweightedModel'
import { unweightedModel } from './unweightedModel'

/** A regression on more columns than this is not made. */
const COLUMN_LIMIT = 500

/**
 * White's test of even spread (1980): n R² of the regression of e² on the columns of X, their squares and their products; χ² with the
 * regression's rank − 1 degrees of freedom. A weighted model is fitted anew without its weights. Null without a predictor or
 * residuals, where that regression leaves no degree of freedom, or where it would have more than 500 columns.
 */
export function white(model: FittedModel): TestResult | null {
  return whiteOf(unweightedModel(model))
}

/** The test of a model without weights. */
export function whiteOf(plain: UnweightedModel): TestResult | null {
  const squared = scaledToOne(plain.residual)
  const { first, predictors, columnCount } = auxiliaryShape(plain)
  if (!squared || predictors < 1 || columnCount > COLUMN_LIMIT) return null

  for (let i = 0; i < squared.length; i++) squared[i] *= squared[i]
  const auxiliary = solveLeastSquares(withProducts(linearDesign(plain, { first, squared })))
  const df = auxiliary.rank - 1
  if (df < 1 || auxiliary.dfResidual < 1 || !(auxiliary.tss > 0)) return null
  const statistic = squared.length * (1 - auxiliary.rss / auxiliary.tss)
  return { statistic, pValue: chiSquareUpperTail(statistic, df), df }
}

/** Multiplications that the test's regression takes, n · columns²: what decides whether it is worth its time. */
export function whiteWork(model: Pick<FittedModel, 'design' | 'leastSquares'>): number {
  const { columnCount } = auxiliaryShape(model)
  return model.design.rowCount * columnCount * columnCount
}

function auxiliaryShape({ design, leastSquares }: Pick<FittedModel, 'design' | 'leastSquares'>): {
  /** Position of the first predictor. */
  readonly first: number
  readonly predictors: number
  readonly columnCount: number
} {
  const first = design.hasIntercept ? 1 : 0
  const predictors = leastSquares.rank - first
  return { first, predictors, columnCount: 1 + predictors + (predictors * (predictors + 1)) / 2 }
}

/**
 * 1 and the predictors as the model matrix of e². The orthonormal columns of Q stand for those of X: with their products they
 * span the same, and are told apart however ill-conditioned X is.
 */
function linearDesign(
  { design, leastSquares }: Pick<FittedModel, 'design' | 'leastSquares'>,
  { first, squared }: { readonly first: number; readonly squared: Float64Array },
): DesignMatrix {
  const basis = orthonormalRows(design, leastSquares)
  const names = Array.from({ length: basis.rank - first }, (_, k) => `q${k + 1}`)
  const scale = Math.sqrt(basis.rowCount)
  let block = new Float64Array(0)
  const fill: DesignMatrix['fill'] = (start, end, target) => {
    const count = end - start
    if (block.length < count * basis.rank) block = new Float64Array(count * basis.rank)
    basis.fill(start, end, block)
    target.fill(1, 0, count)
    for (let i = first * count; i < basis.rank * count; i++) {
      target[i + (1 - first) * count] = scale * block[i]
    }
  }
  return deriveDesign(design, {
    columnCount: 1 + names.length,
    columnNames: ['(Intercept)', ...names],
    termLabels: names,
    assign: [0, ...names.map((_, k) => k + 1)],
    hasIntercept: true,
    weights: undefined,
    fill,
    fillDoubleDouble(start, end, high, low) {
      fill(start, end, high)
      low.fill(0, 0, (1 + names.length) * (end - start))
    },
    fillResponse: (start, end, target) => target.set(squared.subarray(start, end)),
  })
}

/** The design with the squares and products of its predictors. */
function withProducts(linear: DesignMatrix): DesignMatrix {
  const columns = linear.columnNames.map((_, j) => j).slice(1)
  const pairs = columns.flatMap((a) => columns.filter((b) => b >= a).map((b) => ({ a, b })))
  return augmentDesign(linear, {
    names: pairs.map(({ a, b }) => `${linear.columnNames[a]}:${linear.columnNames[b]}`),
    fill({ start, end }, block, target) {
      const count = end - start
      pairs.forEach(({ a, b }, k) => {
        for (let i = 0; i < count; i++) target[k * count + i] = block[a * count + i] * block[b * count + i]
      })
    },
  })
}
