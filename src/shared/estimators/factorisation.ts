import type { ColumnNorms } from './columnNorms'
import type { Frame } from './frame'
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
  /** Columns known only to their last bit; unknown in double. */
  readonly rounded?: Uint8Array
  /** Relative rounding error of the factorisation. */
  readonly unit: number
}
