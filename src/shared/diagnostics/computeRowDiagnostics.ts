import { effectiveDf } from '../estimators/effectiveDf'
import type { LeastSquares } from '../estimators/leastSquares'
import type { DesignMatrix } from '../formula/designMatrix'
import type { TableRows } from '../formula/tableRows'
import { deletedSquares } from './deletedSquares'
import type { LeftOut } from './leaveOneOut'
import { leaveOneOut } from './leaveOneOut'
import type { OrthonormalRows } from './orthonormalRows'
import { orthonormalRows } from './orthonormalRows'
import { computeResiduals } from './residuals'
import { forEachBlock } from './rowBlocks'
import type { RowDiagnostics } from './rowDiagnostics'

export interface RowDiagnosticsOptions {
  /** Told how many of the rows are done. */
  readonly onProgress?: (done: number, total: number) => void
  /** Where the arrays of figures are to live. @default plain Float64Array */
  readonly allocate?: (length: number) => Float64Array
}

/**
 * The figures of every used row, by R's definitions; with w the row's weight, h its leverage, σ² = RSS / df, r the rank
 * (tr H where a penalty shrinks the fit):
 * standardized √w e / (σ √(1 − h)); studentized the same with σ₍ᵢ₎, σ of the fit without the row; Cook's distance
 * standardized² h / (r (1 − h)); DFFITS studentized √(h / (1 − h)). A figure that is not defined is NaN: all four where h = 1,
 * the studentized ones without two residual degrees of freedom, all four for a row of weight 0. Streamed in blocks of rows.
 */
export function computeRowDiagnostics(
  design: DesignMatrix,
  leastSquares: LeastSquares,
  options: RowDiagnosticsOptions = {},
): RowDiagnostics {
  const { rowCount } = design
  const report = (done: number): void => options.onProgress?.(Math.floor(done), rowCount)
  const allocate = options.allocate ?? ((length: number) => new Float64Array(length))
  const basis = orthonormalRows(design, leastSquares)

  const residual = allocate(rowCount)
  computeResiduals(design, leastSquares, { basis, target: residual, onRows: (done) => report(done / 2) })
  const observed = allocate(rowCount)
  design.fillResponse(0, rowCount, observed)
  const fitted = allocate(rowCount)
  for (let i = 0; i < rowCount; i++) fitted[i] = observed[i] - residual[i]

  const leverage = allocate(rowCount)
  fillLeverage(basis, { weights: design.weights, leverage, onRows: (done) => report((rowCount + done) / 2) })
  const found = { weights: design.weights, leastSquares, residual, leverage }
  const leftOut = leastSquares.orthogonal ? leaveOneOut(basis, found) : new Map<number, LeftOut>()
  for (const [row, { leverage: refined }] of leftOut) leverage[row] = refined
  const deleted = leastSquares.orthogonal ? null : deletedSquares(basis, found)

  const figures = {
    standardized: allocate(rowCount),
    studentized: allocate(rowCount),
    cooksDistance: allocate(rowCount),
    dffits: allocate(rowCount),
  }
  fillFigures(design, leastSquares, { residual, leverage, leftOut, deleted, ...figures })
  return { rows: countedFromOne(design.rows), observed, fitted, residual, leverage, ...figures }
}

function countedFromOne(rows: TableRows): Int32Array {
  const counted = new Int32Array(rows.length)
  for (let i = 0; i < rows.length; i++) counted[i] = rows.at(i) + 1
  return counted
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
    own.fill(0)
    for (let k = 0; k < rank; k++) addSquares(own, block, k * own.length)
    for (let i = 0; i < own.length; i++) own[i] = Math.min(1, own[i] * (weights ? weights[start + i] : 1))
    onRows(end)
  })
}

function addSquares(target: Float64Array, values: Float64Array, from: number): void {
  for (let i = 0; i < target.length; i++) {
    const value = values[from + i]
    target[i] += value * value
  }
}

interface FigureArrays extends Pick<RowDiagnostics, 'residual' | 'leverage'> {
  readonly standardized: Float64Array
  readonly studentized: Float64Array
  readonly cooksDistance: Float64Array
  readonly dffits: Float64Array
  readonly leftOut: ReadonlyMap<number, LeftOut>
  /** Σ w e² without each row where the formula of least squares, RSS − w e² / (1 − h), does not hold. */
  readonly deleted: Float64Array | null
}

function fillFigures({ weights }: DesignMatrix, leastSquares: LeastSquares, arrays: FigureArrays): void {
  const { rss, dfResidual } = leastSquares
  const parameters = effectiveDf(leastSquares)
  const { residual, leverage, leftOut, deleted, standardized, studentized, cooksDistance, dffits } = arrays
  const sigma = dfResidual > 0 && rss > 0 ? Math.sqrt(rss / dfResidual) : NaN
  const deletedDf = dfResidual > 1 ? dfResidual - 1 : NaN
  const figure = (i: number, share: number, remaining: (own: number) => number): void => {
    const weight = weights ? weights[i] : 1
    const left = share > 0 && weight > 0 ? share : NaN
    const scaled = (Math.sqrt(weight) * residual[i]) / Math.sqrt(left)
    const deletedVariance = remaining(scaled * scaled) / deletedDf
    const odds = leverage[i] / left
    standardized[i] = scaled / sigma
    studentized[i] = deletedVariance > 0 ? scaled / Math.sqrt(deletedVariance) : NaN
    cooksDistance[i] = (standardized[i] * standardized[i] * odds) / parameters
    dffits[i] = studentized[i] * Math.sqrt(odds)
  }
  for (let i = 0; i < residual.length; i++) {
    figure(i, 1 - leverage[i], (own) => (deleted === null ? rss - own : deleted[i]))
  }
  for (const [row, { left, rss: others }] of leftOut) figure(row, left, () => others)
}
