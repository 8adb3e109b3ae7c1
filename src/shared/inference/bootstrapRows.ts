import type { FittedModel } from '../diagnostics/fittedModel'
import { orthonormalRows } from '../diagnostics/orthonormalRows'
import { forEachBlock } from '../diagnostics/rowBlocks'

/** What resampling needs of the rows of positive weight, in memory: r + 2 numbers a row. */
export interface BootstrapRows {
  readonly count: number
  /** Row after row: √w q (r entries), then √w e. */
  readonly values: Float64Array
  readonly leverage: Float64Array
}

export function collectBootstrapRows({ design, leastSquares, rows }: FittedModel): BootstrapRows {
  const { rank, dfResidual } = leastSquares
  const width = rank + 1
  const count = rank + dfResidual
  const values = new Float64Array(count * width)
  const leverage = new Float64Array(count)
  const basis = orthonormalRows(design, leastSquares)
  const block = new Float64Array(basis.blockRows * rank)
  let place = 0
  forEachBlock(design.rowCount, basis.blockRows, (start, end) => {
    basis.fill(start, end, block)
    for (let row = start; row < end; row++) {
      const root = design.weights ? Math.sqrt(design.weights[row]) : 1
      if (root === 0) continue
      for (let k = 0; k < rank; k++) values[place * width + k] = root * block[k * (end - start) + row - start]
      values[place * width + rank] = root * rows.residual[row]
      leverage[place] = rows.leverage[row]
      place++
    }
  })
  return { count, values, leverage }
}
