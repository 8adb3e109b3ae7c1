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
  const { rank } = leastSquares
  const factors = factorsOf(leastSquares, place)
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

/** b / ‖b‖². */
function factorsOf({ rank, inverseR }: LeastSquares, place: number): Float64Array {
  const row = inverseR.subarray(place * rank, (place + 1) * rank)
  const square = row.reduce((sum, value) => sum + value * value, 0)
  return row.map((value) => value / square)
}

/**
 * The same of rows that the fit has not seen, `designRows` their rows of X one after the other: what is left of the column when the regression
 * on the others predicts it.
 */
export function columnLeftOf(
  designRows: Float64Array,
  { design, leastSquares }: { readonly design: DesignMatrix; readonly leastSquares: LeastSquares },
  name: string,
): Float64Array {
  const { rank, columns, centered } = leastSquares
  const { columnCount, columnNames } = design
  const factors = factorsOf(leastSquares, columns.indexOf(columnNames.indexOf(name)))
  const along = Float64Array.from(columns, (_, m) =>
    factors.reduce((sum, factor, k) => sum + factor * centered.inverseR[m * rank + k], 0),
  )
  return Float64Array.from({ length: designRows.length / columnCount }, (_, i) =>
    along.reduce(
      (sum, factor, m) =>
        sum + factor * (designRows[i * columnCount + columns[m]] - centered.center[columns[m]]),
      0,
    ),
  )
}
