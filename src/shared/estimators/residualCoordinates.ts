import type { DesignMatrix } from '../formula/designMatrix'
import { timesPowerOfTwo } from '../numeric/timesPowerOfTwo'
import type { FoldedDesign } from './foldedDesign'
import { hasLeadingIntercept } from './frame'

/** Qᵀ √w (y − Xβ) of any coefficients, p + 1 entries whose length is that of the residuals, in units of 2^`exponent`. */
export interface ResidualCoordinates {
  readonly values: Float64Array
  readonly exponent: number
}

/** The residuals of coefficients in the coordinates of the triangle of √w·[X, y]: no pass over the rows. NaN coefficients are 0. */
export function residualCoordinates(
  { frame, triangle: { high } }: FoldedDesign,
  design: DesignMatrix,
  coefficients: Float64Array,
): ResidualCoordinates {
  const response = design.columnCount
  const order = response + 1
  const exponent = frame.exponent[response]
  const factors = new Float64Array(order)
  let shift = frame.center[response]
  for (let j = 0; j < response; j++) {
    if (Number.isNaN(coefficients[j])) continue
    factors[j] = -timesPowerOfTwo(coefficients[j], frame.exponent[j] - exponent)
    shift -= frame.center[j] * coefficients[j]
  }
  if (hasLeadingIntercept(design)) factors[0] += timesPowerOfTwo(shift, frame.exponent[0] - exponent)
  factors[response] = 1
  const values = new Float64Array(order)
  for (let j = 0; j < order; j++) {
    for (let i = 0; i <= j; i++) values[i] += factors[j] * high[j * order + i]
  }
  return { values, exponent }
}

/** XᵀW (y − Xβ): minus the gradient of half the residual sum of squares, one entry a column. */
export function residualProducts(
  { frame, triangle: { high } }: FoldedDesign,
  design: DesignMatrix,
  { values, exponent }: ResidualCoordinates,
): Float64Array {
  const order = values.length
  const products = new Float64Array(design.columnCount)
  for (let j = 0; j < design.columnCount; j++) {
    let sum = 0
    for (let i = 0; i <= j; i++) sum += high[j * order + i] * values[i]
    products[j] = timesPowerOfTwo(sum, frame.exponent[j] + exponent)
    if (j > 0) products[j] += frame.center[j] * products[0]
  }
  return products
}
