import type { FitResult } from '../estimators/fitResult'
import type { LeastSquares } from '../estimators/leastSquares'
import { meanError } from '../estimators/meanError'
import type { DesignMatrix } from '../formula/designMatrix'
import type { RowObstacle } from '../formula/rowObstacle'
import { studentTQuantile } from '../numeric/studentT'
import type { Column } from '../table/column'
import type { FittedExtent } from './fittedExtent'
import { fittedExtent } from './fittedExtent'
import { termFactors } from '../formula/termFactors'

export interface PredictionModel {
  readonly design: DesignMatrix
  readonly leastSquares: LeastSquares
  readonly result: Pick<FitResult, 'sigma' | 'level' | 'inference'>
}

export interface NewRows {
  /** Every column that the model's predictors need, each with `rowCount` entries; others are ignored. */
  readonly columns: readonly Column[]
  readonly rowCount: number
}

export interface PredictOptions {
  /** Probability of the intervals. @default the result's level */
  readonly level?: number
  /** Where the model was fitted, when it is known from an earlier call. @default one pass over the fitted rows */
  readonly extent?: FittedExtent
}

/** One entry a new row; NaN where the row cannot be coded (a value is missing or its level was not seen). */
export interface Predictions {
  readonly level: number
  readonly fit: Float64Array
  /** Of the fitted mean: σ √(xᵀ(XᵀWX)⁻¹x). */
  readonly stdError: Float64Array
  readonly confidenceLower: Float64Array
  readonly confidenceUpper: Float64Array
  /** For a new observation of weight 1. */
  readonly predictionLower: Float64Array
  readonly predictionUpper: Float64Array
  /** xᵀ(XᵀWX)⁻¹x. */
  readonly leverage: Float64Array
  /**
   * 1 where the leverage exceeds that of every fitted row, a column of a term of one variable lies outside its range, or the row
   * cannot be coded.
   */
  readonly extrapolated: Uint8Array
  /** The rows that cannot be coded, and why. */
  readonly obstacles: ReadonlyMap<number, RowObstacle>
}

/**
 * R's `predict.lm` with `interval = 'confidence'` and `'prediction'`: ŷ = xᵀβ, ŷ ± t σ √(xᵀ(XᵀWX)⁻¹x), ŷ ± t σ √(1 + …), taken
 * about the centers of the columns. Aliased columns do not enter, as in R: where the new rows break the dependence among the
 * fitted ones, the prediction is one of many. Limits are NaN without residual degrees of freedom, and where the
 * method gives no uncertainty.
 */
export function predict(model: PredictionModel, rows: NewRows, options: PredictOptions = {}): Predictions {
  const { design, leastSquares, result } = model
  const level = options.level ?? result.level
  const extent = options.extent ?? fittedExtent(design, leastSquares)
  const { values, obstacles } = design.encode(rows.columns, rows.rowCount)
  const predictions = { ...emptyPredictions(rows.rowCount, level), obstacles }
  const { dfResidual } = leastSquares
  const sigma = result.inference === 'none' ? NaN : result.sigma
  const quantile = dfResidual > 0 ? -studentTQuantile((1 - level) / 2, dfResidual) : NaN
  const outside = rangeCheck(design, leastSquares, extent)
  for (let i = 0; i < rows.rowCount; i++) {
    const row = values.subarray(i * design.columnCount, (i + 1) * design.columnCount)
    const { fit, leverage, stdError } = predictRow(model, row, sigma)
    predictions.fit[i] = fit
    predictions.leverage[i] = leverage
    predictions.stdError[i] = stdError
    predictions.confidenceLower[i] = fit - quantile * stdError
    predictions.confidenceUpper[i] = fit + quantile * stdError
    const ofObservation = quantile * Math.hypot(sigma, stdError)
    predictions.predictionLower[i] = fit - ofObservation
    predictions.predictionUpper[i] = fit + ofObservation
    const within = leverage <= extent.leverage * (1 + LEVERAGE_ROUNDING) && !outside(row)
    predictions.extrapolated[i] = within ? 0 : 1
  }
  return predictions
}

/** Roundings by which the code of a fitted row, made again, may seem to lie outside. */
const LEVERAGE_ROUNDING = 1e-9
const RANGE_ROUNDING = 1e-12

function emptyPredictions(count: number, level: number): Omit<Predictions, 'obstacles'> {
  const create = (): Float64Array => new Float64Array(count)
  return {
    level,
    fit: create(),
    stdError: create(),
    confidenceLower: create(),
    confidenceUpper: create(),
    predictionLower: create(),
    predictionUpper: create(),
    leverage: create(),
    extrapolated: new Uint8Array(count),
  }
}

/** ŷ, its standard error, and xᵀ(XᵀWX)⁻¹x = ‖(x − c)ᵀR⁻¹‖² of a row of X. */
function predictRow(
  { design, leastSquares }: PredictionModel,
  row: Float64Array,
  sigma: number,
): { readonly fit: number; readonly leverage: number; readonly stdError: number } {
  const { rank, columns, coefficients, centered } = leastSquares
  const { center, intercept, inverseR } = centered
  if (row.includes(NaN)) return { fit: NaN, leverage: NaN, stdError: NaN }
  let fit = design.hasIntercept ? intercept : 0
  for (const column of columns) {
    const isIntercept = design.hasIntercept && design.assign[column] === 0
    if (!isIntercept) fit += coefficients[column] * (row[column] - center[column])
  }
  const q = new Float64Array(rank)
  let leverage = 0
  for (let k = 0; k < rank; k++) {
    for (let j = 0; j <= k; j++) {
      q[k] += (row[columns[j]] - center[columns[j]]) * inverseR[j * rank + k]
    }
    leverage += q[k] * q[k]
  }
  return { fit, leverage, stdError: meanError(q, leastSquares, sigma) }
}

/** Whether a row leaves the range of a column of a term of one variable; products leave theirs without being far from the data. */
function rangeCheck(
  { assign, termLabels }: DesignMatrix,
  { columns }: LeastSquares,
  { minimum, maximum }: FittedExtent,
): (row: Float64Array) => boolean {
  const checked = Array.from(columns).filter(
    (column) => assign[column] > 0 && termFactors(termLabels[assign[column] - 1]).length === 1,
  )
  return (row) =>
    checked.some((column) => {
      const slack = RANGE_ROUNDING * Math.max(Math.abs(minimum[column]), Math.abs(maximum[column]))
      return row[column] < minimum[column] - slack || row[column] > maximum[column] + slack
    })
}
