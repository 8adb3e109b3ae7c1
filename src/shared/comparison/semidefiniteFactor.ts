/** Pivots below this share of their diagonal entry are rounding: the column depends on those before it. */
const DEPENDENT = 1e-14

/**
 * The lower triangular L of A = L Lᵀ for a symmetric positive semidefinite A (`order` × `order`, row-major), row-major; columns that depend
 * on those before them are 0.
 */
export function semidefiniteFactor(matrix: Float64Array, order: number): Float64Array {
  const factor = new Float64Array(order * order)
  for (let k = 0; k < order; k++) {
    const pivot = remainder(k, k)
    if (!(pivot > DEPENDENT * matrix[k * order + k])) continue
    const root = Math.sqrt(pivot)
    for (let i = k; i < order; i++) factor[i * order + k] = remainder(i, k) / root
  }
  return factor

  function remainder(i: number, k: number): number {
    let sum = matrix[i * order + k]
    for (let m = 0; m < k; m++) sum -= factor[i * order + m] * factor[k * order + m]
    return sum
  }
}
