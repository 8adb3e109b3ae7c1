/** The inverse of an upper triangular matrix, row-major. */
export function invertUpper(matrix: Float64Array, order: number): Float64Array {
  const inverse = new Float64Array(order * order)
  for (let k = 0; k < order; k++) {
    inverse[k * order + k] = 1 / matrix[k * order + k]
    for (let i = k - 1; i >= 0; i--) {
      let total = 0
      for (let m = i + 1; m <= k; m++) total += matrix[i * order + m] * inverse[m * order + k]
      inverse[i * order + k] = -total / matrix[i * order + i]
    }
  }
  return inverse
}
