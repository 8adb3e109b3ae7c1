import type { LeastSquares } from '../estimators/leastSquares'
import type { Team } from '../estimators/team'
import type { DesignMatrix } from '../formula/designMatrix'
import type { SegmentWork, SharedPass } from '../numeric/segments'
import { addSegments, doSegments } from '../numeric/segments'
import { withColumnBlock } from '../numeric/withColumnBlock'
import { addSquares } from './addSquares'
import { fillBasis, readCentered } from './orthonormalRows'
import { addWeighted, subtractFit, subtractMean } from './residuals'
import type { RowDiagnostics } from './rowDiagnostics'
import { forEachBlock, rowsPerBlock } from './rowBlocks'

type Target = Pick<RowDiagnostics, 'residual' | 'leverage'>

interface Following extends Target {
  readonly onRows: (done: number) => void
  /** Who figures some of the rows; the targets lie in memory that threads share. */
  readonly team?: Team
}

/**
 * The residuals and the leverages of a solution in double by one reading of the rows: what `computeResiduals` and the rows of Q make
 * of them, bit for bit.
 */
export function residualsAndLeverages(
  design: DesignMatrix,
  leastSquares: LeastSquares,
  { residual, leverage, onRows, team }: Following,
): void {
  const share =
    team && ((pass: SharedPass) => team.begin({ kind: 'figures', leastSquares, residual, leverage }, pass))
  const shape = { rowCount: design.rowCount, width: 2, onRows, share }
  const found = doSegments(shape, figuresPass(design, leastSquares, { residual, leverage }))
  if (!design.hasIntercept) return
  const [sum, total] = sumOf(found)
  subtractMean(residual, sum / total)
}

function sumOf(found: readonly Float64Array[]): Float64Array {
  const sums = new Float64Array(2)
  addSegments(found, sums)
  return sums
}

/** Writes the residuals before their mean is taken away, and the leverages; finds Σ w e and Σ w. */
export function figuresPass(
  design: DesignMatrix,
  leastSquares: LeastSquares,
  { residual, leverage }: Target,
): SegmentWork {
  const { columnCount, weights } = design
  const { rank } = leastSquares
  return ({ start: first, end: last }, found) => {
    const blockRows = Math.min(last - first, rowsPerBlock(columnCount))
    withColumnBlock(blockRows * (columnCount + 1 + rank), (block) => {
      forEachBlock(last - first, blockRows, (from, to) => {
        const [start, end] = [first + from, first + to]
        const rows = end - start
        readCentered(block, design, { leastSquares, start, end })
        subtractFit(block, design, { leastSquares, start, end })
        residual.set(block.values.subarray(columnCount * rows, (columnCount + 1) * rows), start)
        fillBasis(block, leastSquares, { behind: columnCount + 1, rows })
        const own = leverage.subarray(start, end)
        addSquares(own, block.values.subarray((columnCount + 1) * rows), rank)
        for (let i = 0; i < rows; i++) own[i] = Math.min(1, own[i] * (weights ? weights[start + i] : 1))
        addWeighted(found, residual.subarray(start, end), weights?.subarray(start, end))
      })
    })
  }
}
