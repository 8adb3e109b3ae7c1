import type { LeastSquares } from '../estimators/leastSquares'
import type { OrthonormalRows } from './orthonormalRows'
import { crossProducts } from './orthonormalRows'
import { projectOn } from './removeExplained'
import { forEachBlock } from './rowBlocks'

interface ShrunkenRows {
  readonly weights: Float64Array | undefined
  readonly leastSquares: LeastSquares
  readonly residual: Float64Array
  readonly leverage: Float64Array
}

/**
 * Σ w e² of the other rows in the fit without each row, for a fit that a penalty shrinks (penalty and signs held fixed). Leaving row i
 * out adds h_ij t, t = √wᵢ eᵢ / (1 − hᵢ), to the other residuals, as in least squares; but these are not orthogonal to X, so that
 * RSS₍ᵢ₎ = RSS + 2 t qᵢ·v + t² (qᵢᵀ M qᵢ − 1), v = Σ w q e, M = Σ w q qᵀ, qᵢ with its √w.
 */
export function deletedSquares(basis: OrthonormalRows, rows: ShrunkenRows): Float64Array {
  const { rank, blockRows, rowCount } = basis
  const { weights, leastSquares, residual, leverage } = rows
  const [shared] = projectOn(basis, weights, [residual])
  const products = crossProducts(basis, weights)
  const block = new Float64Array(blockRows * rank)
  const remaining = new Float64Array(rowCount)
  forEachBlock(rowCount, blockRows, (start, end) => {
    const count = end - start
    basis.fill(start, end, block)
    for (let i = 0; i < count; i++) {
      const weight = weights ? weights[start + i] : 1
      let linear = 0
      let quadratic = 0
      for (let k = 0; k < rank; k++) {
        const entry = block[k * count + i]
        linear += entry * shared[k]
        let across = 0
        for (let m = 0; m < k; m++) across += products[k * rank + m] * block[m * count + i]
        quadratic += entry * (2 * across + products[k * rank + k] * entry)
      }
      const own = residual[start + i] / (1 - leverage[start + i])
      const change = 2 * own * linear + own * own * (weight * quadratic - 1)
      remaining[start + i] = leastSquares.rss + weight * change
    }
  })
  return remaining
}
