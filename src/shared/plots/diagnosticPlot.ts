import type { DiagnosticView, ResidualKind } from './diagnosticChoice'
import type { Curve, PointSet } from './plotModel'
import type { PlotText } from './plotText'

/** What a curve or a level means; charts give each a look of its own, in colour and in dashes. */
export type LineRole = 'zero' | 'limit' | 'fit' | 'smooth' | 'contour' | 'normal' | 'density'

/** A curve over the frame, with the band that it may have. */
export interface DiagnosticLine {
  readonly role: LineRole
  readonly curve: Curve
  /** Written at its end. @default nothing */
  readonly label?: string
}

/** A line straight across, as wide as the frame. */
export interface DiagnosticLevel {
  readonly role: 'zero' | 'limit'
  readonly y: number
}

/** Upright bars from zero to their heights, one entry each. */
export interface DiagnosticBars {
  readonly low: Float64Array
  readonly high: Float64Array
  readonly height: Float64Array
  /** Rows that each stands for; null where it stands for none. */
  readonly counts: Uint32Array | null
  /** Rows of each that bear a flag. @default not told */
  readonly flagged?: Uint32Array
  /** In which bar each row is, one entry a row: of so many rows as are drawn one by one elsewhere; else null. @default null */
  readonly members?: { readonly rows: Int32Array; readonly bar: Uint8Array } | null
}

/** Any view of residuals, ready to be drawn: by the window's chart, the report's figure and their words, which know no view by name. */
export interface DiagnosticPlot {
  readonly kind: 'diagnostic'
  readonly view: DiagnosticView
  readonly title: PlotText
  readonly x: PlotText
  readonly y: PlotText
  /** Which residual it shows. */
  readonly residual: ResidualKind
  /** The rows, where it draws them. */
  readonly points: PointSet
  readonly lines: readonly DiagnosticLine[]
  readonly levels: readonly DiagnosticLevel[]
  readonly bars: DiagnosticBars | null
  /** Values that the axes reach besides the points. */
  readonly reach: { readonly x: readonly number[]; readonly y: readonly number[] }
  /** Names along x, where it stands for categories: of 0, 1, 2 … @default numbers */
  readonly categories?: readonly string[]
  /** What it shows, for those who do not see it. */
  readonly description: readonly PlotText[]
  /** What it assumes or leaves out, written below it. */
  readonly notes: readonly PlotText[]
  /** What can stand in its place, and which does: coefficients, terms. @default nothing */
  readonly terms?: { readonly names: readonly string[]; readonly chosen: string }
}

/** A view that this fit does not have, and why. */
export interface RefusedView {
  readonly kind: 'refused'
  readonly view: DiagnosticView
  readonly title: PlotText
  readonly reason: PlotText
  readonly terms?: DiagnosticPlot['terms']
}

export const noPoints: PointSet = {
  x: new Float64Array(0),
  y: new Float64Array(0),
  rows: new Int32Array(0),
  flags: new Uint8Array(0),
  total: 0,
  thinning: null,
}
