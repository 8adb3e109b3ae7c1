import type { DesignMatrix } from '../formula/designMatrix'
import type { AppError } from '../outcome/appError'

/** The refusal of a model with more coefficients than rows, for estimators that nothing but the rows determines; else null. */
export function tooFewRows({ rowCount, columnCount }: DesignMatrix): AppError | null {
  return rowCount < columnCount ? { code: 'too-few-rows', rows: rowCount, coefficients: columnCount } : null
}
