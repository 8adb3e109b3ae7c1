import { orthonormalRows } from '../diagnostics/orthonormalRows'
import { forEachBlock, rowsPerBlock } from '../diagnostics/rowBlocks'
import type { LeastSquares } from '../estimators/leastSquares'
import type { DesignMatrix } from '../formula/designMatrix'

/**
 * What is left of a column of X after a (weighted) regression on the others. With Q = X R⁻¹ and b row j of R⁻¹ it is Q b / ‖b‖², for
 * X (XᵀWX)⁻¹ is orthogonal to every column but the j-th: no other model is fitted. `place` is the column's among the estimated ones.
 */
export function columnLeft(design: DesignMatrix, leastSquares: LeastSquares, place: number): Float64Array {
  // Where the solution needed double-double, so do the rows of Q; else the way from X to them and back can be spared.
  return leastSquares.arithmetic === 'double'
    ? fromColumns(design, leastSquares, place)
    : fromBasis(design, leastSquares, place)
}

function fromColumns(design: DesignMatrix, leastSquares: LeastSquares, place: number): Float64Array {
  const { columns, centered } = leastSquares
  const along = alongOf(leastSquares, place)
  const left = new Float64Array(design.rowCount)
  const blockRows = rowsPerBlock(design.columnCount)
  const block = new Float64Array(blockRows * design.columnCount)
  forEachBlock(design.rowCount, blockRows, (start, end) => {
    const count = end - start
    design.fill(start, end, block)
    columns.forEach((column, m) => {
      const [factor, center, from] = [along[m], centered.center[column], column * count]
      for (let i = 0; i < count; i++) left[start + i] += factor * (block[from + i] - center)
    })
  })
  return left
}

function fromBasis(design: DesignMatrix, leastSquares: LeastSquares, place: number): Float64Array {
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

/** R⁻¹ b / ‖b‖², of the centred columns: what is left of the column is that combination of them. */
function alongOf(leastSquares: LeastSquares, place: number): Float64Array {
  const { rank, columns, centered } = leastSquares
  const factors = factorsOf(leastSquares, place)
  return Float64Array.from(columns, (_, m) =>
    factors.reduce((sum, factor, k) => sum + factor * centered.inverseR[m * rank + k], 0),
  )
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
  const { columns, centered } = leastSquares
  const { columnCount, columnNames } = design
  const along = alongOf(leastSquares, columns.indexOf(columnNames.indexOf(name)))
  return Float64Array.from({ length: designRows.length / columnCount }, (_, i) =>
    along.reduce(
      (sum, factor, m) =>
        sum + factor * (designRows[i * columnCount + columns[m]] - centered.center[columns[m]]),
      0,
    ),
  )
}
