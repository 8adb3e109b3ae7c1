/**
 * The lower triangular L of A = L Lᵀ for a symmetric positive definite A (`order` × `order`, row-major, lower triangle read),
 * row-major. An A that is not positive definite gives NaN entries.
 */
export function choleskyFactor(matrix: Float64Array, order: number): Float64Array {
  const factor = new Float64Array(order * order)
  for (let j = 0; j < order; j++) {
    for (let k = 0; k <= j; k++) {
      let sum = matrix[j * order + k]
      for (let m = 0; m < k; m++) sum -= factor[j * order + m] * factor[k * order + m]
      factor[j * order + k] = j === k ? Math.sqrt(sum) : sum / factor[k * order + k]
    }
  }
  return factor
}

/** Solves L x = b in place for `count` right-hand sides at once, the i-th being `values[k * count + i]`, k = 0 … order − 1. */
export function solveLower(
  factor: Float64Array,
  values: Float64Array,
  { order, count }: { readonly order: number; readonly count: number },
): void {
  for (let k = 0; k < order; k++) {
    for (let m = 0; m < k; m++) {
      const entry = factor[k * order + m]
      if (entry === 0) continue
      for (let i = 0; i < count; i++) values[k * count + i] -= entry * values[m * count + i]
    }
    const diagonal = factor[k * order + k]
    for (let i = 0; i < count; i++) values[k * count + i] /= diagonal
  }
}

/** ln det A from its Cholesky factor; NaN where A is not positive definite. */
export function logDeterminant(factor: Float64Array, order: number): number {
  let sum = 0
  for (let k = 0; k < order; k++) sum += Math.log(factor[k * order + k])
  return 2 * sum
}
