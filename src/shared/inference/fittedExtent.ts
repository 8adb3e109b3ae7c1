import { orthonormalRows } from '../diagnostics/orthonormalRows'
import { forEachBlock } from '../diagnostics/rowBlocks'
import type { LeastSquares } from '../estimators/leastSquares'
import type { DesignMatrix } from '../formula/designMatrix'

/** Where a model was fitted: outside it, a prediction is an extrapolation. */
export interface FittedExtent {
  /** The largest xᵀ(XᵀWX)⁻¹x of a fitted row. */
  readonly leverage: number
  /** Smallest and largest value of each column of X. */
  readonly minimum: Float64Array
  readonly maximum: Float64Array
}

/** One pass over the rows of positive weight. */
export function fittedExtent(design: DesignMatrix, leastSquares: LeastSquares): FittedExtent {
  const { columnCount, rowCount, weights } = design
  const basis = orthonormalRows(design, leastSquares)
  const block = new Float64Array(basis.blockRows * columnCount)
  const minimum = new Float64Array(columnCount).fill(Infinity)
  const maximum = new Float64Array(columnCount).fill(-Infinity)
  const leverage = new Float64Array(basis.blockRows)
  let largest = 0
  forEachBlock(rowCount, basis.blockRows, (start, end) => {
    const count = end - start
    const counts = (i: number): boolean => weights?.[start + i] !== 0
    design.fill(start, end, block)
    for (let j = 0; j < columnCount; j++) {
      for (let i = 0; i < count; i++) {
        if (!counts(i)) continue
        minimum[j] = Math.min(minimum[j], block[j * count + i])
        maximum[j] = Math.max(maximum[j], block[j * count + i])
      }
    }
    basis.fill(start, end, block)
    leverage.fill(0)
    for (let k = 0; k < basis.rank; k++) {
      for (let i = 0; i < count; i++) leverage[i] += block[k * count + i] ** 2
    }
    for (let i = 0; i < count; i++) if (counts(i)) largest = Math.max(largest, leverage[i])
  })
  return { leverage: largest, minimum, maximum }
}
