import type { Analysis } from '@shared/analysis/analysisTypes'
import type { TableRows } from '@shared/formula/tableRows'

/** With what share each of some 1-based rows counts in a robust fit; NaN for a row that is none of the fit's, and of any other fit. */
export function robustnessWeights(
  { design, leastSquares }: Pick<Analysis, 'design' | 'leastSquares'>,
  rows: Int32Array,
): Float64Array {
  const weights = leastSquares.robust?.rowWeights
  return Float64Array.from(rows, (row) => {
    const index = placeOf(design.rows, row - 1)
    return index < 0 || weights === undefined ? NaN : weights[index]
  })
}

/** The place of a 0-based table row among those of the fit, which ascend; -1 where it is none of them. */
function placeOf(rows: TableRows, row: number): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (rows.at(middle) < row) low = middle + 1
    else high = middle
  }
  return low < rows.length && rows.at(low) === row ? low : -1
}
