import { orthonormalRows } from './orthonormalRows'
import { forEachBlock } from './rowBlocks'
import type { FittedModel } from './fittedModel'

/**
 * DFBETAS (R's `dfbetas`): by how many of its standard errors, with σ₍ᵢ₎, each coefficient would change without the row:
 * (β − β₍ᵢ₎)ⱼ / (σ₍ᵢ₎ √(XᵀWX)⁻¹ⱼⱼ). One entry a used row for each estimable coefficient: `result[k * n + i]`. A row
 * of leverage 1, without which a coefficient could not be estimated, has 0 as in R.
 */
export function dfbetas({ design, leastSquares, rows }: FittedModel): Float64Array {
  const { rank, inverseR, unscaledCovariance } = leastSquares
  const { rowCount, weights } = design
  const result = new Float64Array(rank * rowCount)
  const basis = orthonormalRows(design, leastSquares)
  const block = new Float64Array(basis.blockRows * rank)
  forEachBlock(rowCount, basis.blockRows, (start, end) => {
    const count = end - start
    basis.fill(start, end, block)
    for (let i = 0; i < count; i++) {
      const row = start + i
      // studentized / √(1 − h) = √w e / (σ₍ᵢ₎ (1 − h))
      const weight = weights ? weights[row] : 1
      const reach = Math.sqrt(weight) / Math.sqrt(1 - rows.leverage[row])
      const factor = rows.leverage[row] === 1 ? 0 : rows.studentized[row] * reach
      for (let j = 0; j < rank; j++) {
        let change = 0
        for (let k = j; k < rank; k++) change += inverseR[j * rank + k] * block[k * count + i]
        result[j * rowCount + row] = (factor * change) / Math.sqrt(unscaledCovariance[j * rank + j])
      }
    }
  })
  return result
}
