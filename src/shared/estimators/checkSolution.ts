import type { DesignMatrix } from '../formula/designMatrix'
import type { AppError } from '../outcome/appError'
import type { LeastSquares } from './leastSquares'

/**
 * Largest weight over the smallest up to which rows of small weight keep their say in double-double arithmetic: with it the smallest
 * roots of weights are still 15 digits above its rounding.
 */
const EVEN = 1e25

/**
 * What makes a solution no answer to the question asked: a coefficient that no double holds, or a term that cannot be estimated only
 * because rows of small weight have vanished beside those of large weight. Null where there is nothing.
 */
export function checkSolution(design: DesignMatrix, leastSquares: LeastSquares): AppError | null {
  const { coefficients, aliases } = leastSquares
  const infinite = coefficients.findIndex((value) => Math.abs(value) === Infinity)
  if (infinite >= 0) return { code: 'coefficient-infinite', term: design.columnNames[infinite] }
  if (aliases.length === 0 || design.weights === undefined) return null
  const { smallest, largest } = rangeOf(design.weights)
  if (largest <= EVEN * smallest) return null
  return { code: 'weights-uneven', smallest, largest, term: design.columnNames[aliases[0].column] }
}

function rangeOf(weights: Float64Array): { readonly smallest: number; readonly largest: number } {
  let smallest = Infinity
  let largest = 0
  for (const weight of weights) {
    if (weight > 0 && weight < smallest) smallest = weight
    if (weight > largest) largest = weight
  }
  return { smallest, largest }
}
