import { forEachBlock, rowsPerBlock } from '../diagnostics/rowBlocks'
import type { LeastSquares } from '../estimators/leastSquares'
import type { DesignMatrix } from '../formula/designMatrix'

/** Sums over the rows of a fold: Σ w, Σ w e² and Σ w |e|. */
export interface FoldErrors {
  weight: number
  squares: number
  absolute: number
}

type Solution = Pick<LeastSquares, 'columns' | 'coefficients' | 'centered'>

/** The errors of each fold's rows under the solution that was found without them; rows of no fold (−1) are passed over. */
export function heldOutErrors(
  design: DesignMatrix,
  foldOf: Int32Array,
  solutions: readonly Solution[],
): FoldErrors[] {
  const { columnCount, rowCount, weights } = design
  const sums = solutions.map(() => ({ weight: 0, squares: 0, absolute: 0 }))
  const slopes = solutions.map((solution) => slopesOf(design, solution))
  const blockRows = Math.min(rowCount, rowsPerBlock(columnCount + 1))
  const block = new Float64Array(blockRows * (columnCount + 1))
  forEachBlock(rowCount, blockRows, (start, end) => {
    const rows = end - start
    const response = block.subarray(columnCount * rows, (columnCount + 1) * rows)
    design.fill(start, end, block)
    design.fillResponse(start, end, response)
    for (let i = 0; i < rows; i++) {
      const fold = foldOf[start + i]
      if (fold < 0) continue
      const { intercept, terms } = slopes[fold]
      let error = response[i] - intercept
      for (const { column, slope, center } of terms) error -= slope * (block[column * rows + i] - center)
      const weight = weights ? weights[start + i] : 1
      const sum = sums[fold]
      sum.weight += weight
      sum.squares += weight * error * error
      sum.absolute += weight * Math.abs(error)
    }
  })
  return sums
}

/** ŷ = intercept + Σ slope (x − center). */
function slopesOf(
  design: DesignMatrix,
  { columns, coefficients, centered }: Solution,
): {
  readonly intercept: number
  readonly terms: readonly { readonly column: number; readonly slope: number; readonly center: number }[]
} {
  const terms = [...columns]
    .filter((column) => !(design.hasIntercept && design.assign[column] === 0))
    .map((column) => ({ column, slope: coefficients[column], center: centered.center[column] }))
  return { intercept: design.hasIntercept ? centered.intercept : 0, terms }
}
