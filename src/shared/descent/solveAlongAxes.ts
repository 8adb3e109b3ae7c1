import { principalAxes } from './principalAxes'

/** The solution of a symmetric positive semidefinite system, shortest along its level directions, and the eigenvalues. */
export function solveAlongAxes(
  matrix: Float64Array,
  right: Float64Array,
): { readonly solution: Float64Array; readonly values: Float64Array } {
  const order = right.length
  const { values, vectors } = principalAxes(matrix, order)
  const level = Math.max(...values) * order * Number.EPSILON
  const solution = new Float64Array(order)
  values.forEach((value, i) => {
    if (!(value > level)) return
    const axis = vectors.subarray(i * order, (i + 1) * order)
    const along = axis.reduce((sum, entry, k) => sum + entry * right[k], 0) / value
    for (let k = 0; k < order; k++) solution[k] += along * axis[k]
  })
  return { solution, values: values.map((value) => Math.max(0, value)) }
}
