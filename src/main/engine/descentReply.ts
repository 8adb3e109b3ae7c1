import type { Analysis } from '@shared/analysis/analysisTypes'
import { ordinaryLeastSquares } from '@shared/analysis/ordinaryLeastSquares'
import type { DescentExamples, DescentReply } from '@shared/contract/descentApi'
import { buildQuadraticLoss } from '@shared/descent/buildQuadraticLoss'
import { centeredMoments } from '@shared/descent/centeredMoments'
import type { QuadraticLoss } from '@shared/descent/quadraticLoss'
import type { DesignMatrix } from '@shared/formula/designMatrix'
import { isNumeric } from '@shared/plots/axes'
import { fitPlotModel } from '@shared/plots/fitPlotModel'
import { predictorCurve } from '@shared/plots/predictorCurve'
import { predictorsOf } from '@shared/plots/predictors'

/**
 * All that gradient descent needs of a fit, whatever the number of rows: the loss as a quadratic, and a sample of points with
 * the model matrix along the first numeric predictor, over which the moving line is drawn. Without such a predictor no view.
 */
export function descentReply(analysis: Analysis, flags: Uint8Array): DescentReply {
  const { columns } = analysis
  const ordinary = ordinaryLeastSquares(analysis)
  const { design, leastSquares } = ordinary
  const moments = centeredMoments(design, leastSquares)
  const lossAs = (scale: QuadraticLoss['scale']): QuadraticLoss =>
    buildQuadraticLoss(design, leastSquares, { scale, loss: 'mean', moments })
  const losses = { none: lossAs('none'), standardize: lossAs('standardize') }
  const examples = firstRows(design, leastSquares.columns)
  const predictors = predictorsOf(design, columns)
  const along = predictors.filter(isNumeric).find(({ isCategory }) => !isCategory)
  if (along === undefined) return { losses, examples, view: null }
  const curve = predictorCurve({ design, columns }, along, predictors)
  const { xLabel, yLabel, points } = fitPlotModel(
    { ...analysis, ...ordinary, flags },
    { xAxis: along.column.name },
  )
  const { x, y, total } = points
  const curveDesign = estimable(curve.designRows, leastSquares.columns, design.columnCount)
  return { losses, examples, view: { xLabel, yLabel, x, y, total, curveX: curve.x, curveDesign } }
}

/** Rows that a gradient is spelt out with. */
const EXAMPLES = 8

function firstRows(design: DesignMatrix, columns: Int32Array): DescentExamples {
  const { rowCount, columnCount } = design
  const count = Math.min(EXAMPLES, rowCount)
  const block = new Float64Array(count * columnCount)
  const response = new Float64Array(count)
  design.fill(0, count, block)
  design.fillResponse(0, count, response)
  const width = columns.length
  return {
    rows: Array.from({ length: count }, (_, i) => design.rows.at(i) + 1),
    design: Float64Array.from(
      { length: count * width },
      (_, at) => block[columns[at % width] * count + Math.floor(at / width)],
    ),
    response,
    total: rowCount,
  }
}

/** The columns that have a coefficient, out of rows of the whole model matrix: the loss names no aliased terms. */
function estimable(designRows: Float64Array, columns: Int32Array, width: number): Float64Array {
  if (columns.length === width) return designRows
  const kept = new Float64Array((designRows.length / width) * columns.length)
  for (let at = 0; at < kept.length; at++) {
    const row = Math.floor(at / columns.length)
    kept[at] = designRows[row * width + columns[at % columns.length]]
  }
  return kept
}
