import type { DesignMatrix } from '../formula/designMatrix'
import type { LeastSquares } from './leastSquares'

/** y − xᵀβ of a used row, about the centers. */
export function rowResidual(
  design: DesignMatrix,
  { columns, coefficients, centered }: Pick<LeastSquares, 'columns' | 'coefficients' | 'centered'>,
  row: number,
): number {
  const x = new Float64Array(design.columnCount)
  const y = new Float64Array(1)
  design.fill(row, row + 1, x)
  design.fillResponse(row, row + 1, y)
  let residual = y[0] - (design.hasIntercept ? centered.intercept : 0)
  for (const column of columns) {
    const isIntercept = design.hasIntercept && design.assign[column] === 0
    if (!isIntercept) residual -= coefficients[column] * (x[column] - centered.center[column])
  }
  return residual
}
