import { orthonormalRows } from './orthonormalRows'
import type { FittedModel } from './fittedModel'

/** DFBETAS of the rows [start, end). */
export interface DfbetasBlock {
  readonly start: number
  readonly end: number
  /** One entry a row for each estimable coefficient: `values[k * (end - start) + i]`. Overwritten by the next block. */
  readonly values: Float64Array
}

/**
 * DFBETAS (R's `dfbetas`): by how many of its standard errors, with σ₍ᵢ₎, each coefficient would change without the row:
 * (β − β₍ᵢ₎)ⱼ / (σ₍ᵢ₎ √(XᵀWX)⁻¹ⱼⱼ). A row of leverage 1, without which a coefficient could not be estimated, has 0 as in R; of a robust fit
 * there are none. Block
 * after block of rows, because all of them together may be more than memory holds.
 */
export function* dfbetasBlocks({ design, leastSquares, rows }: FittedModel): Generator<DfbetasBlock> {
  const { rank, inverseR, unscaledCovariance } = leastSquares
  const { rowCount, weights } = design
  const basis = orthonormalRows(design, leastSquares)
  const defined = leastSquares.robust === undefined ? 1 : NaN
  const block = new Float64Array(basis.blockRows * rank)
  const values = new Float64Array(basis.blockRows * rank)
  for (let start = 0; start < rowCount; start += basis.blockRows) {
    const end = Math.min(rowCount, start + basis.blockRows)
    const count = end - start
    basis.fill(start, end, block)
    for (let i = 0; i < count; i++) {
      const row = start + i
      // studentized / √(1 − h) = √w e / (σ₍ᵢ₎ (1 − h))
      const weight = weights ? weights[row] : 1
      const reach = Math.sqrt(weight) / Math.sqrt(1 - rows.leverage[row])
      const factor = rows.leverage[row] === 1 ? 0 : rows.studentized[row] * reach * defined
      for (let j = 0; j < rank; j++) {
        let change = 0
        for (let k = j; k < rank; k++) change += inverseR[j * rank + k] * block[k * count + i]
        values[j * count + i] = (factor * change) / Math.sqrt(unscaledCovariance[j * rank + j])
      }
    }
    yield { start, end, values }
  }
}

/** All of them: `result[k * n + i]`. */
export function dfbetas(model: FittedModel): Float64Array {
  const { rank } = model.leastSquares
  const { rowCount } = model.design
  const result = new Float64Array(rank * rowCount)
  for (const { start, end, values } of dfbetasBlocks(model)) {
    const count = end - start
    for (let j = 0; j < rank; j++) {
      result.set(values.subarray(j * count, (j + 1) * count), j * rowCount + start)
    }
  }
  return result
}
