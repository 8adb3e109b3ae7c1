import type { TestResult } from '../estimators/fitResult'
import { solveLeastSquares } from '../estimators/solveLeastSquares'
import type { DesignMatrix } from '../formula/designMatrix'
import { chiSquareUpperTail } from '../numeric/chiSquare'
import { augmentDesign } from './augmentDesign'
import { deriveDesign } from './deriveDesign'
import type { FittedModel } from './fittedModel'
import { scaledToOne } from './largestMagnitude'
import { forEachBlock, rowsPerBlock } from './rowBlocks'
import { unweightedModel } from './unweightedModel'

/** A regression on more columns than this is not made. */
const COLUMN_LIMIT = 500

/**
 * White's test of even spread (1980): n R² of the regression of e² on the columns of X, their squares and their products; χ² with the
 * regression's rank − 1 degrees of freedom. A weighted model is fitted anew without its weights. Null without a predictor or
 * residuals, with no more rows than that regression has columns, or with more than 500 of these.
 */
export function white(model: FittedModel): TestResult | null {
  const { design, leastSquares, residual } = unweightedModel(model)
  const predictors = Array.from(leastSquares.columns).filter((column) => design.assign[column] !== 0)
  const products = predictors.flatMap((a, i) => predictors.slice(i).map((b) => ({ a, b })))
  const columnCount = 1 + predictors.length + products.length
  const squared = scaledToOne(residual)
  if (predictors.length === 0 || columnCount > COLUMN_LIMIT || columnCount >= residual.length) return null
  if (!squared) return null

  for (let i = 0; i < squared.length; i++) squared[i] *= squared[i]
  const auxiliary = solveLeastSquares(auxiliaryDesign(design, { predictors, products, squared }))
  const df = auxiliary.rank - 1
  if (df < 1 || !(auxiliary.tss > 0)) return null
  const statistic = residual.length * (1 - auxiliary.rss / auxiliary.tss)
  return { statistic, pValue: chiSquareUpperTail(statistic, df), df }
}

interface AuxiliaryParts {
  readonly predictors: readonly number[]
  readonly products: readonly { readonly a: number; readonly b: number }[]
  readonly squared: Float64Array
}

/**
 * 1, the predictors and their products as the model matrix of e². Products are of the predictors about their means, which span the
 * same with better conditioning.
 */
function auxiliaryDesign(
  design: DesignMatrix,
  { predictors, products, squared }: AuxiliaryParts,
): DesignMatrix {
  const center = columnMeans(design)
  const linear = deriveDesign(design, {
    columnCount: 1 + predictors.length,
    columnNames: ['(Intercept)', ...predictors.map((column) => design.columnNames[column])],
    termLabels: predictors.map((column) => design.columnNames[column]),
    assign: [0, ...predictors.map((_, k) => k + 1)],
    hasIntercept: true,
    weights: undefined,
    fill: centredFill(design, predictors, center),
    fillDoubleDouble(start, end, high, low) {
      linear.fill(start, end, high)
      low.fill(0, 0, (1 + predictors.length) * (end - start))
    },
    fillResponse: (start, end, target) => target.set(squared.subarray(start, end)),
  })
  const position = new Map(predictors.map((column, k) => [column, k + 1]))
  const factors = products.map(({ a, b }) => ({ a: position.get(a) ?? 0, b: position.get(b) ?? 0 }))
  return augmentDesign(linear, {
    names: products.map(({ a, b }) => `${design.columnNames[a]}:${design.columnNames[b]}`),
    fill({ start, end }, block, target) {
      const count = end - start
      factors.forEach(({ a, b }, k) => {
        for (let i = 0; i < count; i++) target[k * count + i] = block[a * count + i] * block[b * count + i]
      })
    },
  })
}

function centredFill(
  design: DesignMatrix,
  predictors: readonly number[],
  center: Float64Array,
): DesignMatrix['fill'] {
  let block = new Float64Array(0)
  return (start, end, target) => {
    const count = end - start
    if (block.length < count * design.columnCount) block = new Float64Array(count * design.columnCount)
    design.fill(start, end, block)
    target.fill(1, 0, count)
    predictors.forEach((column, k) => {
      for (let i = 0; i < count; i++) target[(k + 1) * count + i] = block[column * count + i] - center[column]
    })
  }
}

function columnMeans(design: DesignMatrix): Float64Array {
  const { columnCount, rowCount } = design
  const means = new Float64Array(columnCount)
  const block = new Float64Array(rowsPerBlock(columnCount) * columnCount)
  forEachBlock(rowCount, rowsPerBlock(columnCount), (start, end) => {
    const count = end - start
    design.fill(start, end, block)
    for (let j = 0; j < columnCount; j++) {
      let sum = 0
      for (let i = 0; i < count; i++) sum += block[j * count + i] / rowCount
      means[j] += sum
    }
  })
  return means
}
