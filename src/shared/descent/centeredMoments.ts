import type { LeastSquares } from '../estimators/leastSquares'
import type { DesignMatrix } from '../formula/designMatrix'

/** Weighted means and centred second moments of the estimable columns of X, in their order. */
export interface CenteredMoments {
  /** Σ w, n without weights. */
  readonly totalWeight: number
  readonly mean: Float64Array
  /** Σ w (xⱼ − meanⱼ)(x_k − mean_k) / Σ w, r × r, row-major. */
  readonly covariance: Float64Array
}

/** Rows whose columns fill about half of the processor's first cache. */
const BLOCK_NUMBERS = 4096

/**
 * Two passes over the rows in blocks, so that memory does not grow with them: first the means, about the centers that the
 * factorisation chose, then the products of the centred columns. Raw sums of squares would lose the digits of columns far from zero.
 */
export function centeredMoments(design: DesignMatrix, leastSquares: LeastSquares): CenteredMoments {
  const { columns, centered, rank } = leastSquares
  const mean = Float64Array.from(columns, (column) => centered.center[column])
  const first = blockSums(design, columns, { about: mean, products: false })
  for (let j = 0; j < rank; j++) mean[j] += first.sums[j] / first.totalWeight
  const second = blockSums(design, columns, { about: mean, products: true })
  const covariance = new Float64Array(rank * rank)
  for (let j = 0; j < rank; j++) {
    for (let k = 0; k <= j; k++) {
      // What the rounding of the means leaves in the products.
      const shift = (second.sums[j] / second.totalWeight) * (second.sums[k] / second.totalWeight)
      const value = second.products[j * rank + k] / second.totalWeight - shift
      covariance[j * rank + k] = covariance[k * rank + j] = value
    }
  }
  return { totalWeight: second.totalWeight, mean, covariance }
}

interface BlockSums {
  readonly totalWeight: number
  readonly sums: Float64Array
  readonly products: Float64Array
}

/** Σ w, Σ w (x − about) and, where asked for, Σ w (x − about)(x − about)ᵀ. */
function blockSums(
  design: DesignMatrix,
  columns: Int32Array,
  { about, products }: { readonly about: Float64Array; readonly products: boolean },
): BlockSums {
  const { rowCount, columnCount } = design
  const rank = columns.length
  const blockRows = Math.max(64, Math.floor(BLOCK_NUMBERS / columnCount))
  const block = new Float64Array(blockRows * columnCount)
  const weighted = new Float64Array(blockRows)
  const result = { sums: new Float64Array(rank), products: new Float64Array(products ? rank * rank : 0) }
  let totalWeight = 0
  for (let start = 0; start < rowCount; start += blockRows) {
    const end = Math.min(start + blockRows, rowCount)
    const count = end - start
    const weights = design.weights?.subarray(start, end)
    design.fill(start, end, block)
    totalWeight += weights ? weights.reduce((sum, weight) => sum + weight, 0) : count
    for (let j = 0; j < rank; j++) {
      const from = columns[j] * count
      let sum = 0
      for (let i = 0; i < count; i++) {
        block[from + i] -= about[j]
        weighted[i] = weights ? weights[i] * block[from + i] : block[from + i]
        sum += weighted[i]
      }
      result.sums[j] += sum
      if (!products) continue
      for (let k = 0; k <= j; k++) {
        result.products[j * rank + k] += dot(weighted, block, { start: columns[k] * count, count })
      }
    }
  }
  return { ...result, totalWeight }
}

/** Four partial sums, because one would wait for itself at each addition. */
function dot(
  a: Float64Array,
  b: Float64Array,
  { start, count }: { readonly start: number; readonly count: number },
): number {
  let sum0 = 0
  let sum1 = 0
  let sum2 = 0
  let sum3 = 0
  let i = 0
  for (; i + 3 < count; i += 4) {
    sum0 += a[i] * b[start + i]
    sum1 += a[i + 1] * b[start + i + 1]
    sum2 += a[i + 2] * b[start + i + 2]
    sum3 += a[i + 3] * b[start + i + 3]
  }
  for (; i < count; i++) sum0 += a[i] * b[start + i]
  return sum0 + sum1 + (sum2 + sum3)
}
