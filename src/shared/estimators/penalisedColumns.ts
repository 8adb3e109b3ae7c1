import type { DesignMatrix } from '../formula/designMatrix'
import { timesPowerOfTwo } from '../numeric/timesPowerOfTwo'
import type { FoldedDesign } from './foldedDesign'
import { hasLeadingIntercept } from './frame'
import { penaltyScale } from './penalty'

/**
 * A design as penalties see it: without the intercept, each column divided by what its coefficient is multiplied by in the penalty, all
 * turned into a triangle, which leaves sums of squares and products as they are.
 */
export interface PenalisedColumns {
  /** The columns of X that are penalised, ascending: all but the intercept and constant ones. */
  readonly columns: readonly number[]
  readonly rows: number
  /** rows × columns, column-major. */
  readonly matrix: Float64Array
  /** The response in the same coordinates. */
  readonly response: Float64Array
  /** Norm of what no coefficients explain. */
  readonly unexplained: number
  /** Coefficients of `matrix` in frame units, one entry a column of X; 0 where there is none, and for the intercept. */
  toFrame(coefficients: Float64Array): Float64Array
  /** The same in the data's units, but NaN where there is none. */
  toSlopes(coefficients: Float64Array): Float64Array
  /** The inverse of `toSlopes`, 0 for what is NaN. */
  fromSlopes(slopes: Float64Array): Float64Array
}

/** `standardize` as in `penaltyInFrame`. */
export function penalisedColumns(
  folded: FoldedDesign,
  design: DesignMatrix,
  standardize: boolean,
): PenalisedColumns {
  const { columnCount } = design
  const order = columnCount + 1
  const { high } = folded.triangle
  const { exponent } = folded.frame
  const first = hasLeadingIntercept(design) ? 1 : 0
  const scale = penaltyScale(folded, design, standardize).high
  const columns = Array.from({ length: columnCount }, (_, j) => j).filter((j) => scale[j] > 0)
  const rows = columnCount - first
  const matrix = new Float64Array(rows * columns.length)
  columns.forEach((column, k) => {
    for (let i = first; i <= column; i++)
      matrix[k * rows + i - first] = high[column * order + i] / scale[column]
  })
  const power = (column: number): number => exponent[columnCount] - exponent[column]
  return {
    columns,
    rows,
    matrix,
    response: high.slice(columnCount * order + first, order * order - 1),
    unexplained: high[order * order - 1],
    toFrame(coefficients) {
      const slopes = new Float64Array(columnCount)
      columns.forEach((column, k) => (slopes[column] = coefficients[k] / scale[column]))
      return slopes
    },
    toSlopes(coefficients) {
      const slopes = new Float64Array(columnCount).fill(NaN)
      columns.forEach((column, k) => {
        slopes[column] = timesPowerOfTwo(coefficients[k] / scale[column], power(column))
      })
      return slopes
    },
    fromSlopes: (slopes) =>
      Float64Array.from(
        columns,
        (column) => (timesPowerOfTwo(slopes[column], -power(column)) || 0) * scale[column],
      ),
  }
}
