import type { DesignMatrix } from '../formula/designMatrix'
import type { RegressionRows } from '../robust/regressionRows'
import { countRows } from './countRows'
import type { LeastSquares } from './leastSquares'

/** The rows of a design about its least-squares solution, and which used row each of them is. */
export interface RobustRows extends RegressionRows {
  /** Null where every used row has a weight. */
  readonly places: Int32Array | null
}

/** Rows that are read at a time. */
const BLOCK_ROWS = 1024

/** Q = √w (X − c) R⁻¹ and z = √w (y − Xβ) of a least-squares solution, rows of zero weight left out. */
export function robustRows(design: DesignMatrix, leastSquares: LeastSquares): RobustRows {
  const { rank } = leastSquares
  const { rowCount, columnCount, weights } = design
  const count = countRows(design)
  const places = count === rowCount ? null : new Int32Array(count)
  const rows = new Float64Array(count * rank)
  const response = new Float64Array(count)
  const block = new Float64Array(Math.min(BLOCK_ROWS, rowCount) * (columnCount + 1))
  let at = 0
  for (let start = 0; start < rowCount; start += BLOCK_ROWS) {
    const length = Math.min(BLOCK_ROWS, rowCount - start)
    readAboutSolution(design, leastSquares, { start, length, block })
    multiplyInverse(block, leastSquares, length)
    for (let i = 0; i < length; i++) {
      const weight = weights ? weights[start + i] : 1
      if (weight === 0) continue
      const root = Math.sqrt(weight)
      response[at] = root * block[columnCount * length + i]
      for (let k = 0; k < rank; k++) rows[at * rank + k] = root * block[leastSquares.columns[k] * length + i]
      if (places !== null) places[at] = start + i
      at++
    }
  }
  return { count, rank, rows, response, places }
}

interface RowBlock {
  readonly start: number
  readonly length: number
  readonly block: Float64Array
}

/** Writes X − c and, behind it, y − Xβ, column after column. */
function readAboutSolution(
  design: DesignMatrix,
  { columns, coefficients, centered }: LeastSquares,
  { start, length, block }: RowBlock,
): void {
  const response = block.subarray(design.columnCount * length, (design.columnCount + 1) * length)
  design.fill(start, start + length, block)
  design.fillResponse(start, start + length, response)
  const intercept = design.hasIntercept ? centered.intercept : 0
  for (let i = 0; i < length; i++) response[i] -= intercept
  for (const column of columns) {
    const center = centered.center[column]
    const isIntercept = design.hasIntercept && design.assign[column] === 0
    const coefficient = isIntercept ? 0 : coefficients[column]
    for (let i = 0, cell = column * length; i < length; i++, cell++) {
      block[cell] -= center
      response[i] -= coefficient * block[cell]
    }
  }
}

/** Columns times R⁻¹, in place: from the last one on, because R⁻¹ is upper triangular. */
function multiplyInverse(
  block: Float64Array,
  { rank, columns, centered }: LeastSquares,
  length: number,
): void {
  const { inverseR } = centered
  for (let k = rank - 1; k >= 0; k--) {
    const target = columns[k] * length
    const own = inverseR[k * rank + k]
    for (let i = 0; i < length; i++) block[target + i] *= own
    for (let j = 0; j < k; j++) {
      const factor = inverseR[j * rank + k]
      const source = columns[j] * length
      if (factor !== 0) for (let i = 0; i < length; i++) block[target + i] += factor * block[source + i]
    }
  }
}
