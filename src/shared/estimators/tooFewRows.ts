import type { DesignMatrix } from '../formula/designMatrix'
import type { AppError } from '../outcome/appError'
import { countRows } from './countRows'

/** The refusal of a model with more coefficients than rows, for estimators that nothing but the rows determines; else null. */
export function tooFewRows(design: DesignMatrix): AppError | null {
  const rows = countRows(design)
  const { columnCount } = design
  return rows < columnCount ? { code: 'too-few-rows', rows, coefficients: columnCount } : null
}
