import type { TestResult } from '../estimators/fitResult'
import { fUpperTail } from '../numeric/fDistribution'
import { addVectors } from './addedVectors'
import type { FittedModel } from './fittedModel'
import { largestMagnitude, scaledToOne } from './largestMagnitude'
import { unweightedModel } from './unweightedModel'

/**
 * Ramsey's RESET test of the model's form: do ŷ² and ŷ³ explain what is left of y? F with 2 and n − r − 2 degrees of freedom
 * (lmtest's `resettest`, powers 2:3 of the fitted values; a weighted model is fitted anew without its weights). A power that adds
 * nothing (fitted values of two kinds only, say) is left out and its degree of freedom with it. Null where none adds anything,
 * or too few rows or no residuals are left.
 */
export function reset(model: FittedModel): TestResult | null {
  const plain = unweightedModel(model)
  const scaled = scaledToOne(plain.residual)
  const squares = standardizedFitted(plain.fitted, plain.design.hasIntercept)
  if (!squares || !scaled) return null
  const cubes = new Float64Array(squares.length)
  for (let i = 0; i < squares.length; i++) {
    const value = squares[i]
    squares[i] = value * value
    cubes[i] = value * value * value
  }
  const { explained, remaining, rank } = addVectors(plain, { residual: scaled, vectors: [squares, cubes] })
  const df2 = plain.leastSquares.dfResidual - rank
  if (rank === 0 || df2 < 1 || !(remaining > 0)) return null
  const statistic = ((df2 / rank) * explained) / remaining
  return { statistic, pValue: fUpperTail(statistic, rank, df2), df: rank, df2 }
}

/** Fitted values that differ by no more than this share of the largest differ by rounding. */
const ROUNDING = 16 * Number.EPSILON

/**
 * With an intercept the powers of (ŷ − m) / s and 1, ŷ span what the powers of ŷ do, and are told apart better. Without one only
 * the scale is free. Null where ŷ does not vary.
 */
function standardizedFitted(fitted: Float64Array, hasIntercept: boolean): Float64Array | null {
  const center = hasIntercept ? meanOf(fitted) : 0
  const values = new Float64Array(fitted.length)
  for (let i = 0; i < fitted.length; i++) values[i] = fitted[i] - center
  const varies = largestMagnitude(values) > ROUNDING * largestMagnitude(fitted)
  return varies ? scaledToOne(values) : null
}

/** Of shares, whose sum cannot overflow; it need not be exact to center by. */
function meanOf(values: Float64Array): number {
  const share = 1 / values.length
  let mean = 0
  for (let i = 0; i < values.length; i++) mean += values[i] * share
  return mean
}
