import type { LeastSquares } from '../estimators/leastSquares'
import type { DesignMatrix } from '../formula/designMatrix'
import type { ColumnBlock } from '../numeric/columnBlock'
import { twoSum } from '../numeric/doubleDouble'
import { dotDoubleDouble } from '../numeric/doubleDoubleVectors'
import { withColumnBlock } from '../numeric/withColumnBlock'
import { choleskyFactor, solveLower } from '../numeric/cholesky'
import { forEachBlock, rowsPerBlock } from './rowBlocks'

/**
 * The rows of Q = X R⁻¹ of a least-squares solution, made again block by block from X. Their weighted cross-products are the
 * unit matrix, Σ w q qᵀ = I, so leverage = w ‖q‖², and what a regression on X explains of a vector z is ‖Σ w q z‖².
 */
export interface OrthonormalRows {
  readonly rowCount: number
  readonly rank: number
  /** Of X. */
  readonly columnCount: number
  /** Rows that are best read at a time. */
  readonly blockRows: number
  /** Writes rows [start, end) of Q, column after column: `target[k * (end - start) + i]`. */
  fill(start: number, end: number, target: Float64Array): void
  /** Makes them the first columns of a block, and those of X about its centers the ones from another on. @default they are made by `fill` alone */
  readonly fillBlock?: (block: ColumnBlock, rows: BlockRows) => void
}

/** Rows of X in a block, and where its first column stands there. */
export interface BlockRows {
  readonly start: number
  readonly end: number
  readonly xAt: number
}

/**
 * Q is taken from the centred columns. Where the solution needed double-double, X R⁻¹ is computed in it, and what the rounding
 * of R⁻¹ leaves of Q's orthogonality is removed with the Cholesky factor of QᵀWQ (a second pass): the rows are then good to
 * rounding however ill-conditioned X is. Of a shrunken fit the rows are those of X T⁻¹ as they are: w ‖q‖² is its leverage, but they are
 * not orthonormal.
 */
export function orthonormalRows(design: DesignMatrix, leastSquares: LeastSquares): OrthonormalRows {
  const shape = {
    rowCount: design.rowCount,
    rank: leastSquares.rank,
    columnCount: design.columnCount,
    blockRows: rowsPerBlock(design.columnCount),
  }
  if (leastSquares.arithmetic === 'double') {
    const fillBlock = (block: ColumnBlock, rows: BlockRows): void => {
      readCentered(block, design, { leastSquares, ...rows })
      fillBasis(block, leastSquares, { behind: 0, rows: rows.end - rows.start, xAt: rows.xAt })
    }
    return { ...shape, fill: doubleProduct(design, leastSquares), fillBlock }
  }
  const product = doubleDoubleProduct(design, leastSquares, shape.blockRows)
  if (!leastSquares.orthogonal) return { ...shape, fill: product }
  const products = crossProducts({ ...shape, fill: product }, design.weights)
  // Where equations leave fewer coefficients free than there are columns, as many columns of Q are 0 and stay so.
  for (let k = 0; k < shape.rank; k++) if (isZeroColumn(leastSquares, k)) products[k * shape.rank + k] = 1
  const factor = choleskyFactor(products, shape.rank)
  return {
    ...shape,
    fill(start, end, target) {
      product(start, end, target)
      solveLower(factor, target, { order: shape.rank, count: end - start })
    },
  }
}

const isZeroColumn = ({ rank, centered }: LeastSquares, k: number): boolean =>
  centered.inverseR.every((value, at) => at % rank !== k || value === 0)

type Fill = OrthonormalRows['fill']

/** X R⁻¹ in a block of columns [X, Q]. */
function doubleProduct(design: DesignMatrix, leastSquares: LeastSquares): Fill {
  const { columnCount } = design
  return (start, end, target) => {
    const rows = end - start
    withColumnBlock(rows * (columnCount + leastSquares.rank), (block) => {
      readCentered(block, design, { leastSquares, start, end, xAt: 0 })
      fillBasis(block, leastSquares, { behind: columnCount, rows, xAt: 0 })
      target.set(block.values.subarray(rows * columnCount))
    })
  }
}

/** Writes rows [start, end) of X, counted from the centers, as columns of a block. */
export function readCentered(
  { values }: ColumnBlock,
  design: DesignMatrix,
  {
    leastSquares: { columns, centered },
    start,
    end,
    xAt,
  }: { readonly leastSquares: LeastSquares } & BlockRows,
): void {
  const rows = end - start
  design.fill(start, end, values.subarray(xAt * rows, (xAt + design.columnCount) * rows))
  for (const column of columns) {
    const center = centered.center[column]
    if (center === 0) continue
    const first = (xAt + column) * rows
    for (let i = first; i < first + rows; i++) values[i] -= center
  }
}

/** Makes Q of the centred X in a block, in the columns from `behind` on: four at a time collect their shares of each column of X. */
export function fillBasis(
  block: ColumnBlock,
  { rank, columns, centered }: LeastSquares,
  { behind, rows, xAt }: { readonly behind: number; readonly rows: number; readonly xAt: number },
): void {
  const { values, multiples } = block
  values.fill(0, behind * rows, (behind + rank) * rows)
  for (let first = 0; first < rank; first += 4) {
    const width = Math.min(4, rank - first)
    for (let j = 0; j < first + width; j++) {
      for (let k = 0; k < width; k++) multiples[k] = -centered.inverseR[j * rank + first + k]
      block.subtract(width, xAt + columns[j], behind + first, rows)
    }
  }
}

function doubleDoubleProduct(
  design: DesignMatrix,
  { rank, columns, centered }: LeastSquares,
  blockRows: number,
): Fill {
  const size = blockRows * design.columnCount
  let block = { high: new Float64Array(size), low: new Float64Array(size) }
  const packed = { high: new Float64Array(rank), low: new Float64Array(rank) }
  const inverse = { high: centered.inverseR, low: new Float64Array(rank * rank) }
  const out = new Float64Array(2)
  return (start, end, target) => {
    const count = end - start
    const needed = count * design.columnCount
    if (block.high.length < needed) block = { high: new Float64Array(needed), low: new Float64Array(needed) }
    design.fillDoubleDouble(start, end, block.high, block.low)
    for (let i = 0; i < count; i++) {
      for (let j = 0; j < rank; j++) {
        const cell = columns[j] * count + i
        twoSum(block.high[cell], -centered.center[columns[j]], out)
        packed.high[j] = out[0]
        packed.low[j] = out[1] + block.low[cell]
      }
      const row = { values: packed, start: 0, stride: 1 }
      for (let k = 0; k < rank; k++) {
        dotDoubleDouble(row, { values: inverse, start: k, stride: rank }, k + 1, out)
        target[k * count + i] = out[0]
      }
    }
  }
}

/** QᵀWQ, row-major; its lower triangle. */
export function crossProducts(rows: OrthonormalRows, weights: Float64Array | undefined): Float64Array {
  const { rank, blockRows } = rows
  const sums = new Float64Array(rank * rank)
  const block = new Float64Array(blockRows * rank)
  forEachBlock(rows.rowCount, blockRows, (start, end) => {
    const count = end - start
    rows.fill(start, end, block)
    for (let j = 0; j < rank; j++) {
      for (let k = 0; k <= j; k++) {
        let sum = 0
        for (let i = 0; i < count; i++) {
          sum += block[j * count + i] * block[k * count + i] * (weights ? weights[start + i] : 1)
        }
        sums[j * rank + k] += sum
      }
    }
  })
  return sums
}
