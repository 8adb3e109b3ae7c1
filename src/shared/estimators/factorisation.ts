import type { ColumnNorms } from './columnNorms'
import type { DataPrecision } from './dataPrecision'
import type { Frame } from './frame'
import type { LeastSquares } from './leastSquares'
import type { RankReveal } from './revealRank'
import type { FrameSolution } from './solveInFrame'

/** A finished factorisation: what was done, in which coordinates, to what precision. */
export interface Factorisation {
  readonly frame: Frame
  readonly norms: ColumnNorms
  readonly reveal: RankReveal
  readonly solution: FrameSolution
  /** n, rows of zero weight not counted. */
  readonly rows: number
  readonly precision: DataPrecision
  readonly arithmetic: LeastSquares['arithmetic']
}

/** Relative rounding error of the factorisation in either arithmetic. */
export const roundingUnit = { double: 2 ** -52, 'double-double': 2 ** -100 } as const
