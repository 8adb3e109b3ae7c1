import type { LeastSquares } from '../estimators/leastSquares'
import type { DesignMatrix } from '../formula/designMatrix'
import { addSquares } from './addSquares'
import { deletedSquares } from './deletedSquares'
import type { LeftOut } from './leaveOneOut'
import { leaveOneOut } from './leaveOneOut'
import type { OrthonormalRows } from './orthonormalRows'
import { orthonormalRows } from './orthonormalRows'
import { computeResiduals } from './residuals'
import { residualsAndLeverages } from './residualsAndLeverages'
import { forEachBlock } from './rowBlocks'
import type { RowDiagnostics } from './rowDiagnostics'
import { RowFigures } from './rowFigures'
import type { RowTeam } from './rowTeam'

export interface RowDiagnosticsOptions {
  /** Told how many of the rows are done. */
  readonly onProgress?: (done: number, total: number) => void
  /** Where the arrays of figures are to live. @default plain Float64Array */
  readonly allocate?: (length: number) => Float64Array
  /** Who figures some of the rows; `allocate` is then in memory that threads share. @default nobody else */
  readonly team?: RowTeam
}

/**
 * The figures of every used row, by R's definitions; with w the row's weight, h its leverage, σ² = RSS / df, r the rank
 * (tr H where a penalty shrinks the fit):
 * standardized √w e / (σ √(1 − h)); studentized the same with σ₍ᵢ₎, σ of the fit without the row; Cook's distance
 * standardized² h / (r (1 − h)); DFFITS studentized √(h / (1 − h)). A figure that is not defined is NaN: all four where h = 1,
 * the studentized ones without two residual degrees of freedom, all four for a row of weight 0. Of a robust fit σ and σ₍ᵢ₎ are its scale,
 * and the two figures that say how a fit of least squares would move without the row are not defined. Streamed in blocks of rows. Residuals and
 * leverages are figured at once, the others when they are first asked for.
 */
export function computeRowDiagnostics(
  design: DesignMatrix,
  estimate: LeastSquares,
  options: RowDiagnosticsOptions = {},
): RowDiagnostics {
  const { rowCount } = design
  // Another thread that takes part need not be sent what a robust estimate knows of every row.
  const { robust, ...leastSquares } = estimate
  const report = (done: number): void => options.onProgress?.(Math.floor(done), rowCount)
  const allocate = options.allocate ?? ((length: number) => new Float64Array(length))
  const basis = orthonormalRows(design, leastSquares)

  const residual = allocate(rowCount)
  const leverage = allocate(rowCount)
  let hasExtremes = true
  if (leastSquares.arithmetic === 'double') {
    const { team } = options
    const found = residualsAndLeverages(design, leastSquares, { residual, leverage, onRows: report, team })
    hasExtremes = found > 0 || robust !== undefined
  } else {
    computeResiduals(design, leastSquares, { basis, target: residual, onRows: (done) => report(done / 2) })
    const { weights } = design
    fillLeverage(basis, { weights, leverage, onRows: (done) => report((rowCount + done) / 2) })
  }
  if (robust !== undefined) residual.set(robust.residuals)
  const found = { weights: design.weights, leastSquares, residual, leverage }
  const leftOut =
    leastSquares.orthogonal && hasExtremes ? leaveOneOut(basis, found) : new Map<number, LeftOut>()
  for (const [row, { leverage: refined }] of leftOut) leverage[row] = refined
  const isShrunken = !leastSquares.orthogonal && robust === undefined
  const deleted = isShrunken ? deletedSquares(basis, found) : null
  const figured = { design, leastSquares: estimate, residual, leverage, leftOut, deleted, allocate }
  return new RowFigures({ ...figured, team: options.team })
}

interface LeverageTarget {
  readonly weights: Float64Array | undefined
  readonly leverage: Float64Array
  readonly onRows: (done: number) => void
}

/** h = w ‖q‖². */
function fillLeverage(basis: OrthonormalRows, { weights, leverage, onRows }: LeverageTarget): void {
  const { rank, blockRows } = basis
  const block = new Float64Array(blockRows * rank)
  forEachBlock(basis.rowCount, blockRows, (start, end) => {
    basis.fill(start, end, block)
    const own = leverage.subarray(start, end)
    addSquares(own, block, rank)
    for (let i = 0; i < own.length; i++) own[i] = Math.min(1, own[i] * (weights ? weights[start + i] : 1))
    onRows(end)
  })
}
