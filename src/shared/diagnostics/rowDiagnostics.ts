import type { SharePass } from './basisPass'
import type { ResidualSpread } from './residualSpread'
import type { RowTask } from './rowTeam'
import type { RowVector } from './rowVector'
import { vectorOf } from './rowVector'

/** The per-row table of a fit; every array has one entry a used row. R's names: hatvalues, rstandard, rstudent, cooks.distance, dffits. */
export interface RowDiagnostics {
  /** 1-based data row of the file: never shifts when other rows are filtered or excluded. */
  readonly rows: Int32Array
  readonly observed: Float64Array
  readonly fitted: Float64Array
  readonly residual: Float64Array
  readonly leverage: Float64Array
  /** Internally studentized: e / (σ √(1 − h)). */
  readonly standardized: Float64Array
  /** Externally studentized: e / (σ₍ᵢ₎ √(1 − h)). */
  readonly studentized: Float64Array
  readonly cooksDistance: Float64Array
  readonly dffits: Float64Array
  /** The residuals are no more than the rounding of the observed values. */
  readonly perfect: boolean
  /** A figure block by block, for those who do not need all rows of it at once. @default the array's */
  readonly vector?: (figure: MadeFigure) => RowVector
  /** Entry i of `rows`. @default the array's */
  readonly rowAt?: (i: number) => number
  /** How the residuals are spread. @default not known yet */
  readonly spread?: ResidualSpread
  /** Calls others to a pass over these rows. @default nobody else takes part */
  readonly share?: (kind: RowTask['kind']) => SharePass | undefined
  /** Where no row wants care. @default not known */
  readonly regular?: RegularRows | null
  /** What is left without row i. @default not known */
  readonly deletion?: (i: number) => Deletion
}

/** Rows without weights, of an ordinary fit, for which no formula cancels: they are studentized by residual and leverage alone. */
export interface RegularRows extends Pick<RowDiagnostics, 'residual' | 'leverage'> {
  readonly rss: number
}

/** The fit of least squares without one row. */
export interface Deletion {
  /** 1 − h of the row; NaN where the fit must pass through it, for then a coefficient could not be estimated without it. */
  readonly left: number
  /** Σ w e² of the other rows. */
  readonly rss: number
}

/** Figures that are made of the residuals and the leverages. */
export type MadeFigure = 'observed' | 'fitted' | 'standardized' | 'studentized' | 'cooksDistance' | 'dffits'

/** A figure of the rows, of which no array is made unless there is one. */
export function figureVector<F extends MadeFigure>(
  rows: Pick<RowDiagnostics, F | 'vector'>,
  figure: F,
): RowVector {
  return rows.vector?.(figure) ?? vectorOf(rows[figure])
}
