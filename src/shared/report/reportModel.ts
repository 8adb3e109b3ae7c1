import type { PlaneQuadratic } from '../plots/contourEllipses'
import type { DiagnosticPlot } from '../plots/diagnosticPlot'
import type { PlotModel } from '../plots/plotModel'
import type { Language } from '../texts/language'

/** A report as data: what to say, in order, with no idea of HTML, Markdown or LaTeX. */
export interface Report {
  readonly language: Language
  readonly title: string
  readonly subtitle: string
  /** Whose report it is; null where nobody said. */
  readonly author: string | null
  readonly sections: readonly ReportSection[]
}

export interface ReportSection {
  /** Stable name: `data`, `model`, `coefficients` … */
  readonly id: string
  readonly heading: string
  readonly blocks: readonly ReportBlock[]
}

export type ReportBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'warning'; readonly text: string }
  | { readonly kind: 'equation'; readonly text: string }
  | { readonly kind: 'facts'; readonly facts: readonly ReportFact[] }
  | ReportTable
  | ReportFigure

export interface ReportFact {
  readonly name: string
  readonly value: ReportCell
}

export interface ReportTable {
  readonly kind: 'table'
  readonly caption: string | null
  readonly columns: readonly { readonly title: string; readonly align: 'left' | 'right' }[]
  readonly rows: readonly (readonly ReportCell[])[]
}

export interface ReportFigure {
  readonly kind: 'figure'
  readonly caption: string
  readonly figure: Figure
  /** What the figure shows, for those who do not see it. */
  readonly description: string
  readonly notes: readonly string[]
  /** Names of flagged rows, by row number; the number itself where there is none. */
  readonly rowNames: ReadonlyMap<number, string>
}

export type ReportCell =
  | { readonly kind: 'text'; readonly text: string }
  /** A name or expression as it stands in the data or the formula. */
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number; readonly format: NumberFormat }
  | { readonly kind: 'status'; readonly status: 'ok' | 'warn' | 'bad'; readonly text: string }

/**
 * `count`: whole, thousands apart. `index`: whole, as it is (a row number). `p-apa`: three decimals, `< .001` below.
 * Otherwise significant digits or decimals.
 */
export type NumberFormat =
  'count' | 'index' | 'p-value' | 'p-apa' | { readonly digits: number } | { readonly decimals: number }

/** The loss over the iterations of a gradient descent, for a logarithmic axis. */
export interface LossPlot {
  readonly kind: 'loss'
  readonly iterations: ArrayLike<number>
  readonly loss: ArrayLike<number>
  /** The smallest loss there can be. */
  readonly minimum: number
}

/** The loss over two coefficients, others at their optimum, with the way of a descent. */
export interface ContourPlot extends PlaneQuadratic {
  readonly kind: 'contour'
  readonly xLabel: string
  readonly yLabel: string
  readonly path: { readonly x: ArrayLike<number>; readonly y: ArrayLike<number> }
  /** Lines of equal loss, as pieces x, y, x, y. @default the plane's ellipses */
  readonly lines?: readonly Float64Array[]
}

export type Figure = PlotModel | DiagnosticPlot | LossPlot | ContourPlot
