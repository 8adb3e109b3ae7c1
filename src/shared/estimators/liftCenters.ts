import type { EquationSolution } from '../constraints/solveEquations'
import { addDoubleDouble, twoProduct } from '../numeric/doubleDouble'
import type { LeastSquares } from './leastSquares'

interface CenteredModel {
  readonly equations: EquationSolution
  /** Of the model whose intercept is one of the free coefficients. */
  readonly reduced: LeastSquares
  /** c, one entry a column of the model. */
  readonly center: Float64Array
}

/**
 * A reduced model about the centers c of the model's columns instead of its own c′: with δₖ = (cᵀZ)ₖ − c′ₖ, its intercept is larger by
 * δᵀγ + cᵀβ₀, and the first row of R⁻¹ by δᵀ times the others.
 */
export function liftCenters({ equations, reduced, center }: CenteredModel): {
  readonly intercept: number
  readonly firstRow: Float64Array
} {
  const { columns, rank, centered, coefficients } = reduced
  const { dependent, particular } = equations
  const firstRow = centered.inverseR.slice(0, rank)
  const intercept = Float64Array.of(centered.intercept, 0)
  columns.forEach((k, position) => {
    if (position === 0) return
    const [high, low] = centerDifference({ equations, reduced, center }, k)
    addProduct(intercept, { high, low }, coefficients[k])
    for (let m = position; m < rank; m++) firstRow[m] += high * centered.inverseR[position * rank + m]
  })
  dependent.forEach((column, d) => {
    addProduct(intercept, { high: particular.high[d], low: particular.low[d] }, center[column])
  })
  return { intercept: intercept[0], firstRow }
}

/** δₖ, high and low: what it is the difference of may be far larger. */
function centerDifference({ equations, reduced, center }: CenteredModel, k: number): Float64Array {
  const { free, dependent, slopes } = equations
  const difference = Float64Array.of(center[free[k]], 0)
  addDoubleDouble(difference[0], 0, -reduced.centered.center[k], 0, difference)
  dependent.forEach((column, d) => {
    const at = d * free.length + k
    addProduct(difference, { high: slopes.high[at], low: slopes.low[at] }, center[column])
  })
  return difference
}

/** sum += value · factor in double-double. */
function addProduct(
  sum: Float64Array,
  value: { readonly high: number; readonly low: number },
  factor: number,
): void {
  const product = new Float64Array(2)
  twoProduct(value.high, factor, product)
  addDoubleDouble(sum[0], sum[1], product[0], product[1] + value.low * factor, sum)
}
