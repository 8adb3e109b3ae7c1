import type { LeastSquares } from '../estimators/leastSquares'
import type { DesignMatrix } from '../formula/designMatrix'
import type { SegmentWork, SharedPass } from '../numeric/segments'
import { addSegments, doSegments } from '../numeric/segments'
import { withColumnBlock } from '../numeric/withColumnBlock'
import { addSquares } from './addSquares'
import { findExtremes } from './leaveOneOut'
import { fillBasis, readCentered } from './orthonormalRows'
import { addWeighted, subtractFit, subtractMean } from './residuals'
import type { RowDiagnostics } from './rowDiagnostics'
import { forEachBlock, rowsPerBlock } from './rowBlocks'
import type { FiguresTask, FittedRows, RowTeam } from './rowTeam'

type Target = Pick<RowDiagnostics, 'residual' | 'leverage'>

interface Following extends Target {
  readonly onRows: (done: number) => void
  /** Who figures some of the rows; the targets lie in memory that threads share. */
  readonly team?: RowTeam
}

/**
 * The residuals and the leverages of a solution in double by one reading of the rows: what `computeResiduals` and the rows of Q make
 * of them, bit for bit. Answers how many rows stand out so far that their deletion is to be figured anew.
 */
export function residualsAndLeverages(
  design: DesignMatrix,
  leastSquares: LeastSquares,
  { residual, leverage, onRows, team }: Following,
): number {
  const { rowCount } = design
  const rows = { leastSquares, residual, leverage }
  const shareWith = (task: FiguresTask) => team && ((pass: SharedPass) => team.begin(task, pass))
  const found = doSegments(
    { rowCount, width: 2, onRows, share: shareWith({ ...rows, kind: 'figures' }) },
    figuresPass(design, leastSquares, rows),
  )
  const [sum, total] = sumOf(found, 2)
  const mean = design.hasIntercept ? sum / total : 0
  const share = shareWith({ ...rows, kind: 'shift', mean })
  return sumOf(doSegments({ rowCount, width: 1, share }, shiftPass(design, rows, mean)), 1)[0]
}

function sumOf(found: readonly Float64Array[], width: number): Float64Array {
  const sums = new Float64Array(width)
  addSegments(found, sums)
  return sums
}

/** Takes their mean away from the residuals, and counts the rows that stand out. */
export function shiftPass({ weights }: DesignMatrix, rows: FittedRows, mean: number): SegmentWork {
  const { residual } = rows
  return (segment, found) => {
    subtractMean(residual.subarray(segment.start, segment.end), mean)
    found[0] = findExtremes({ ...rows, weights }, segment).length
  }
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
        readCentered(block, design, { leastSquares, start, end, xAt: 0 })
        subtractFit(block, design, { leastSquares, start, end })
        residual.set(block.values.subarray(columnCount * rows, (columnCount + 1) * rows), start)
        fillBasis(block, leastSquares, { behind: columnCount + 1, rows, xAt: 0 })
        const own = leverage.subarray(start, end)
        addSquares(own, block.values.subarray((columnCount + 1) * rows), rank)
        limitLeverages(own, weights?.subarray(start, end))
        addWeighted(found, residual.subarray(start, end), weights?.subarray(start, end))
      })
    })
  }
}

function limitLeverages(leverage: Float64Array, weights: Float64Array | undefined): void {
  if (weights !== undefined) for (let i = 0; i < leverage.length; i++) leverage[i] *= weights[i]
  for (let i = 0; i < leverage.length; i++) if (leverage[i] > 1) leverage[i] = 1
}
