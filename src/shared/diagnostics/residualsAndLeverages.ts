import type { LeastSquares } from '../estimators/leastSquares'
import type { DesignMatrix } from '../formula/designMatrix'
import { withColumnBlock } from '../numeric/withColumnBlock'
import { addSquares } from './addSquares'
import { fillBasis, readCentered } from './orthonormalRows'
import { removeMean, subtractFit } from './residuals'
import type { RowDiagnostics } from './rowDiagnostics'
import { forEachBlock, rowsPerBlock } from './rowBlocks'

interface Target extends Pick<RowDiagnostics, 'residual' | 'leverage'> {
  readonly onRows: (done: number) => void
}

/**
 * The residuals and the leverages of a solution in double by one reading of the rows: what `computeResiduals` and the rows of Q make
 * of them, bit for bit.
 */
export function residualsAndLeverages(
  design: DesignMatrix,
  leastSquares: LeastSquares,
  { residual, leverage, onRows }: Target,
): void {
  const { rowCount, columnCount, weights } = design
  const { rank } = leastSquares
  const blockRows = Math.min(rowCount, rowsPerBlock(columnCount))
  withColumnBlock(blockRows * (columnCount + 1 + rank), (block) => {
    forEachBlock(rowCount, blockRows, (start, end) => {
      const rows = end - start
      readCentered(block, design, { leastSquares, start, end })
      subtractFit(block, design, { leastSquares, start, end })
      residual.set(block.values.subarray(columnCount * rows, (columnCount + 1) * rows), start)
      fillBasis(block, leastSquares, { behind: columnCount + 1, rows })
      const own = leverage.subarray(start, end)
      addSquares(own, block.values.subarray((columnCount + 1) * rows), rank)
      for (let i = 0; i < rows; i++) own[i] = Math.min(1, own[i] * (weights ? weights[start + i] : 1))
      onRows(end)
    })
  })
  if (design.hasIntercept) removeMean(residual, weights)
}
