/** Solves L Lᵀ x = b, L lower triangular and row-major. */
export function solveFactored(factor: Float64Array, right: Float64Array): Float64Array {
  const order = right.length
  const x = right.slice()
  for (let k = 0; k < order; k++) {
    for (let m = 0; m < k; m++) x[k] -= factor[k * order + m] * x[m]
    x[k] /= factor[k * order + k]
  }
  for (let k = order - 1; k >= 0; k--) {
    for (let m = k + 1; m < order; m++) x[k] -= factor[m * order + k] * x[m]
    x[k] /= factor[k * order + k]
  }
  return x
}
