import { orthonormalRows } from '../diagnostics/orthonormalRows'
import { forEachBlock } from '../diagnostics/rowBlocks'
import type { LeastSquares } from '../estimators/leastSquares'
import type { DesignMatrix } from '../formula/designMatrix'

/**
 * What is left of a column of X after a (weighted) regression on the others. With Q = X R⁻¹ and b row j of R⁻¹ it is Q b / ‖b‖², for
 * X (XᵀWX)⁻¹ is orthogonal to every column but the j-th: no other model is fitted, and no digits are lost to one. `place` is the
 * column's among the estimated ones.
 */
export function columnLeft(design: DesignMatrix, leastSquares: LeastSquares, place: number): Float64Array {
  const { rank, inverseR } = leastSquares
  const row = inverseR.subarray(place * rank, (place + 1) * rank)
  const square = row.reduce((sum, value) => sum + value * value, 0)
  const factors = row.map((value) => value / square)
  const basis = orthonormalRows(design, leastSquares)
  const left = new Float64Array(basis.rowCount)
  const block = new Float64Array(basis.blockRows * rank)
  forEachBlock(basis.rowCount, basis.blockRows, (start, end) => {
    const count = end - start
    basis.fill(start, end, block)
    // R⁻¹ is upper triangular: earlier columns of Q have no part in it.
    for (let k = place; k < rank; k++) {
      for (let i = 0; i < count; i++) left[start + i] += factors[k] * block[k * count + i]
    }
  })
  return left
}
