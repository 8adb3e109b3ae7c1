import type { AppError } from '../outcome/appError'
import type { ColumnPlan, PlannedTerm } from './columnPlan'
import type { DesignMatrix } from './designMatrix'
import { BLOCK_ROWS } from './evaluator'

/**
 * The error `values-infinite` of a product or power that leaves the range of doubles though its variables do not. Rows are
 * read only if the variables' magnitudes make that possible.
 */
export function findOverflow({ terms }: ColumnPlan, design: DesignMatrix): AppError | null {
  const suspects = terms.filter(mayOverflow)
  if (suspects.length === 0) return null
  const block = new Float64Array(BLOCK_ROWS * design.columnCount)
  for (const { firstColumn, width } of suspects) {
    for (let column = firstColumn; column < firstColumn + width; column++) {
      const found = overflowsIn(column, design, block)
      if (found.count > 0) return { code: 'values-infinite', name: design.columnNames[column], ...found }
    }
  }
  return null
}

function mayOverflow({ parts }: PlannedTerm): boolean {
  const magnitude = parts.reduce(
    (product, { variable }) => (variable.kind === 'numeric' ? product * variable.magnitude : product),
    1,
  )
  return !Number.isFinite(magnitude)
}

function overflowsIn(
  column: number,
  design: DesignMatrix,
  block: Float64Array,
): { readonly row: number; readonly count: number } {
  let row = 0
  let count = 0
  for (let start = 0; start < design.rowCount; start += BLOCK_ROWS) {
    const end = Math.min(design.rowCount, start + BLOCK_ROWS)
    design.fill(start, end, block)
    const values = block.subarray(column * (end - start), (column + 1) * (end - start))
    values.forEach((value, i) => {
      if (!Number.isFinite(value) && count++ === 0) row = design.rows.at(start + i) + 1
    })
  }
  return { row, count }
}
