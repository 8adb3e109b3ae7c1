import type { LeastSquares } from '../estimators/leastSquares'
import type { DesignMatrix } from '../formula/designMatrix'
import type { ColumnBlock } from '../numeric/columnBlock'
import { twoSum } from '../numeric/doubleDouble'
import { dotDoubleDouble } from '../numeric/doubleDoubleVectors'
import { withColumnBlock } from '../numeric/withColumnBlock'
import type { OrthonormalRows } from './orthonormalRows'
import { readCentered } from './orthonormalRows'
import { removeExplained } from './removeExplained'
import { forEachBlock, rowsPerBlock } from './rowBlocks'

/**
 * e = y − Xβ of every used row, written to `target`; taken about the centers, so that values far from zero do not cost digits, and
 * in double-double where the solution needed it. What the rounding of β leaves of the fit in e is removed: a common shift with
 * an intercept, in double-double all of it unless the fit is shrunken, whose residuals keep a part of X.
 */
export function computeResiduals(
  design: DesignMatrix,
  leastSquares: LeastSquares,
  { basis, target, onRows }: ResidualOptions,
): void {
  const blockRows = rowsPerBlock(design.columnCount)
  const extended = leastSquares.arithmetic === 'double-double'
  const fill = (extended ? residualsInDoubleDouble : residualsInDouble)(design, leastSquares, blockRows)
  forEachBlock(design.rowCount, blockRows, (start, end) => {
    fill(start, end, target.subarray(start, end))
    onRows?.(end)
  })
  if (extended && leastSquares.orthogonal) removeExplained(basis, design.weights, [target])
  else if (design.hasIntercept) removeMean(target, design.weights)
}

export interface ResidualOptions {
  readonly basis: OrthonormalRows
  readonly target: Float64Array
  /** Told how many rows are read. */
  readonly onRows?: (done: number) => void
}

/** Writes the residuals of rows [start, end). */
type Fill = (start: number, end: number, residual: Float64Array) => void

function residualsInDouble(design: DesignMatrix, leastSquares: LeastSquares): Fill {
  const { columnCount } = design
  return (start, end, residual) => {
    const rows = end - start
    withColumnBlock(rows * (columnCount + 1), (block) => {
      readCentered(block, design, { leastSquares, start, end, xAt: 0 })
      subtractFit(block, design, { leastSquares, start, end })
      residual.set(block.values.subarray(columnCount * rows))
    })
  }
}

/** Makes the residuals of rows [start, end) behind their centred X in a block. */
export function subtractFit(
  block: ColumnBlock,
  design: DesignMatrix,
  {
    leastSquares,
    start,
    end,
  }: { readonly leastSquares: LeastSquares; readonly start: number; readonly end: number },
): void {
  const { values, multiples } = block
  const { columnCount } = design
  const { slopes, intercept } = predictors(design, leastSquares)
  const rows = end - start
  const response = values.subarray(columnCount * rows, (columnCount + 1) * rows)
  design.fillResponse(start, end, response)
  subtractFrom(response, intercept)
  for (const j of slopes) {
    const column = leastSquares.columns[j]
    multiples[0] = leastSquares.coefficients[column]
    block.subtract(1, column, columnCount, rows)
  }
}

function subtractFrom(values: Float64Array, center: number): void {
  if (center === 0) return
  for (let i = 0; i < values.length; i++) values[i] -= center
}

function residualsInDoubleDouble(design: DesignMatrix, leastSquares: LeastSquares, blockRows: number): Fill {
  const { columns, coefficients, centered } = leastSquares
  const { slopes, intercept } = predictors(design, leastSquares)
  const terms = slopes.length + 2
  const size = blockRows * design.columnCount
  const block = { high: new Float64Array(size), low: new Float64Array(size) }
  const row = { high: new Float64Array(terms), low: new Float64Array(terms) }
  const minus = { high: new Float64Array(terms), low: new Float64Array(terms) }
  minus.high.set([1, -intercept, ...slopes.map((j) => -coefficients[columns[j]])])
  row.high[1] = 1
  const out = new Float64Array(2)
  const left = { values: row, start: 0, stride: 1 }
  const right = { values: minus, start: 0, stride: 1 }
  return (start, end, residual) => {
    const count = end - start
    design.fillDoubleDouble(start, end, block.high, block.low)
    design.fillResponse(start, end, residual)
    for (let i = 0; i < count; i++) {
      row.high[0] = residual[i]
      slopes.forEach((j, k) => {
        const cell = columns[j] * count + i
        twoSum(block.high[cell], -centered.center[columns[j]], out)
        row.high[k + 2] = out[0]
        row.low[k + 2] = out[1] + block.low[cell]
      })
      dotDoubleDouble(left, right, terms, out)
      residual[i] = out[0]
    }
  }
}

/** The estimable columns that enter with their own coefficient, and the intercept about the centers. */
function predictors(
  design: DesignMatrix,
  { columns, centered }: LeastSquares,
): { readonly slopes: readonly number[]; readonly intercept: number } {
  const positions = Array.from(columns, (_, j) => j)
  if (!design.hasIntercept) return { slopes: positions, intercept: 0 }
  return { slopes: positions.filter((j) => design.assign[columns[j]] !== 0), intercept: centered.intercept }
}

function removeMean(values: Float64Array, weights: Float64Array | undefined): void {
  const sums = new Float64Array(2)
  addWeighted(sums, values, weights)
  subtractMean(values, sums[0] / sums[1])
}

/** Adds Σ w x and Σ w. */
export function addWeighted(
  sums: Float64Array,
  values: Float64Array,
  weights: Float64Array | undefined,
): void {
  let [sum, total] = sums
  for (let i = 0; i < values.length; i++) {
    const weight = weights ? weights[i] : 1
    sum += weight * values[i]
    total += weight
  }
  sums[0] = sum
  sums[1] = total
}

export function subtractMean(values: Float64Array, mean: number): void {
  if (Number.isFinite(mean)) subtractFrom(values, mean)
}
