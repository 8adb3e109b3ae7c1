import type { LeastSquares } from '../estimators/leastSquares'
import { solveLeastSquares } from '../estimators/solveLeastSquares'
import type { DesignMatrix } from '../formula/designMatrix'
import { combineDesigns } from './combineDesigns'
import { sampleDesign } from './sampleDesign'

/** A model that was fitted by least squares. */
export interface LinearModel {
  readonly design: DesignMatrix
  readonly leastSquares: LeastSquares
}

/** What the larger of two nested models explains beyond the smaller: its sum of squares, and of how many columns. */
export interface Addition {
  readonly squares: number
  readonly df: number
}

/** Rows that refute most claims of nestedness; what holds for these is tried on all. */
const SAMPLE_ROWS = 2000

/**
 * Whether every column of the inner model is a combination of the outer model's columns, whatever their names; and if it is, what the outer
 * explains of y beyond the inner. Rank is judged by QR as in every fit, the sum of squares is one of effects, so that nothing cancels.
 * Null where the inner model is not within the outer.
 */
export function findAddition(inner: LinearModel, outer: LinearModel): Addition | null {
  if (inner.leastSquares.rank > outer.leastSquares.rank) return null
  const missing = columnsWithoutTwin(inner.design, outer.design)
  if (!spansSample(outer.design, inner.design, missing)) return null
  const added = columnsWithoutTwin(outer.design, inner.design)
  const both = solveLeastSquares(combineDesigns(inner.design, outer.design, added))
  if (both.rank !== outer.leastSquares.rank) return null
  const own = inner.design.columnCount
  let squares = 0
  both.columns.forEach((column, k) => {
    if (column >= own) squares += both.effects[k] ** 2
  })
  return { squares, df: both.rank - inner.leastSquares.rank }
}

/**
 * Columns of a design that the other does not have too. Under treatment contrasts a name tells a column: one that is named alike and agrees
 * in the sampled rows is the same.
 */
function columnsWithoutTwin(design: DesignMatrix, other: DesignMatrix): readonly number[] {
  const own = readAll(sampleDesign(design, SAMPLE_ROWS))
  const others = readAll(sampleDesign(other, SAMPLE_ROWS))
  return design.columnNames.flatMap((name, column) => {
    const twin = other.columnNames.indexOf(name)
    return twin >= 0 && isEqual(own[column], others[twin]) ? [] : [column]
  })
}

function readAll(design: DesignMatrix): readonly Float64Array[] {
  const { rowCount, columnCount } = design
  const values = new Float64Array(rowCount * columnCount)
  design.fill(0, rowCount, values)
  return Array.from({ length: columnCount }, (_, j) => values.subarray(j * rowCount, (j + 1) * rowCount))
}

const isEqual = (a: Float64Array, b: Float64Array): boolean => a.every((value, i) => value === b[i])

function spansSample(outer: DesignMatrix, inner: DesignMatrix, missing: readonly number[]): boolean {
  if (missing.length === 0) return true
  const both = combineDesigns(sampleDesign(outer, SAMPLE_ROWS), sampleDesign(inner, SAMPLE_ROWS), missing)
  return solveLeastSquares(both).columns.every((column) => column < outer.columnCount)
}
