import { dotProduct } from '../diagnostics/dotProduct'
import type { FittedModel } from '../diagnostics/fittedModel'
import { orthonormalRows } from '../diagnostics/orthonormalRows'
import { forEachBlock } from '../diagnostics/rowBlocks'

export interface ScoreBlock {
  readonly start: number
  readonly end: number
  /** Column after column: `values[k * (end - start) + i]`. Overwritten by the next block. */
  readonly values: Float64Array
}

/**
 * Visits, block by block, the scores m w e q of the rows: what each row contributes to the normal equations, in the coordinates of
 * the orthonormal rows q, times its own multiplier m.
 */
export function forEachScoreBlock(
  { design, leastSquares, rows }: FittedModel,
  multiplier: (row: number) => number,
  visit: (block: ScoreBlock) => void,
): void {
  const basis = orthonormalRows(design, leastSquares)
  const values = new Float64Array(basis.blockRows * basis.rank)
  forEachBlock(design.rowCount, basis.blockRows, (start, end) => {
    const count = end - start
    basis.fill(start, end, values)
    for (let i = 0; i < count; i++) {
      const row = start + i
      const weight = design.weights ? design.weights[row] : 1
      const factor = weight === 0 ? 0 : multiplier(row) * weight * rows.residual[row]
      for (let k = 0; k < basis.rank; k++) values[k * count + i] *= factor
    }
    visit({ start, end, values })
  })
}

/** Adds the block's cross-products to the lower triangle of `sums` (r × r, row-major). */
export function addCrossProducts(sums: Float64Array, rank: number, { start, end, values }: ScoreBlock): void {
  const count = end - start
  for (let j = 0; j < rank; j++) {
    for (let k = 0; k <= j; k++) {
      const product = dotProduct({ values, start: j * count }, { values, start: k * count }, count)
      sums[j * rank + k] += product
    }
  }
}

/** Copies the lower triangle to the upper one, every entry times `factor`; answers the same matrix. */
export function symmetrise(matrix: Float64Array, order: number, factor: number): Float64Array {
  for (let j = 0; j < order; j++) {
    for (let k = 0; k <= j; k++) {
      matrix[j * order + k] *= factor
      matrix[k * order + j] = matrix[j * order + k]
    }
  }
  return matrix
}
