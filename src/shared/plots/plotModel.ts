import type { FlagCounts } from '../diagnostics/countFlags'
import type { BinnedDensity } from './binnedDensity'
import type { BandKind } from './diagnosticChoice'

/** What to draw, prepared by the engine and bounded in size; no drawing library is known here. */

/** Points of a scatter plot, one entry each. Of large data some of them, with what stands for the others. */
export interface PointSet {
  readonly x: Float64Array
  readonly y: Float64Array
  /** 1-based data rows. */
  readonly rows: Int32Array
  /** Bits `flagBits` and `FLAG_EXCLUDED`. */
  readonly flags: Uint8Array | Uint16Array
  /** All points there are. */
  readonly total: number
  /** How the points were chosen where there are too many to draw each; null where all are drawn. */
  readonly thinning: Thinning | null
}

/** Which points of very many are drawn: flagged ones, a sample of the others, and of a Q–Q plot both ends. */
export interface Thinning {
  /** Points drawn because they were sampled, or stand at the end of an axis. */
  readonly sampled: number
  /** How many bear each flag, drawn or not. */
  readonly flagged: FlagCounts
  /** Points drawn for their flags: all that bear any, or the worst. */
  readonly flaggedDrawn: number
  /** All points, counted by cell; null of a Q–Q plot, where they form a line. */
  readonly density: BinnedDensity | null
  /** So many of the lowest and of the highest are all drawn. */
  readonly ends: number
}

/** A curve with an optional band, in ascending x. */
export interface Curve {
  readonly x: Float64Array
  readonly y: Float64Array
  readonly lower?: Float64Array
  readonly upper?: Float64Array
}

export interface FitPlot {
  readonly kind: 'fit'
  readonly xLabel: string
  readonly yLabel: string
  readonly points: PointSet
  /** Fitted mean over x with its confidence band; over the fitted values it is y = x. Null where it has no two points. */
  readonly curve: Curve | null
  /** Of a robust fit: least squares along the same predictor, and the points whose rows count less than half. */
  readonly beside?: { readonly squares: Curve | null; readonly discounted: Uint8Array }
  /** Predictors held fixed for the curve, and at what: numbers at their mean, factors at their first level. */
  readonly heldFixed: readonly { readonly name: string; readonly value: string }[]
  /** Confidence level of the band. */
  readonly level: number
  /** Names that can be put on the x axis (numeric predictors, then `fitted`). */
  readonly xChoices: readonly string[]
}

export interface ResidualPlot {
  readonly kind: 'residual'
  readonly xLabel: string
  readonly yLabel: string
  /** Which residual is on the y axis: always said. */
  readonly residual: 'studentized' | 'standardized' | 'raw'
  readonly points: PointSet
  /** Horizontal lines at ± this value; null where it does not apply (raw residuals). */
  readonly threshold: number | null
}

export interface QuantilePlot {
  readonly kind: 'quantile'
  readonly xLabel: string
  readonly yLabel: string
  readonly points: PointSet
  /** The reference line y = intercept + slope · x. */
  readonly line: { readonly intercept: number; readonly slope: number }
  readonly band: Curve
  /** Whether the band holds each point, or all at once, with its level. */
  readonly bandKind: BandKind
}

export type PlotModel = FitPlot | ResidualPlot | QuantilePlot
