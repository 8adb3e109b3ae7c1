import type { DiagnosticChoice } from './diagnosticChoice'
import type { DiagnosticPlot, RefusedView } from './diagnosticPlot'
import type { PlotInput } from './plotInput'
import type { Bounds } from './pointsInside'
import type { PointPlaces, PointSource } from './pointSource'

export interface DiagnosticInput extends PlotInput {
  /** |studentized residual| beyond which a row is an outlier. */
  readonly outlierThreshold: number
  /** A row that is drawn whether or not it is sampled. */
  readonly row: number | null
}

/** One view of residuals: what it draws, and where all rows lie in it. */
export interface DiagnosticModel {
  draw(input: DiagnosticInput, choice: DiagnosticChoice): DiagnosticPlot | RefusedView
  /** Where every row lies, drawn or not; null where it draws none. `bounds` are those in which rows are looked for. */
  places(input: PlotInput, choice: DiagnosticChoice, bounds: Bounds): PointPlaces | null
}

/** The points of a view from the places of the rows, worst first where there are too many. */
export const sourceOf = (
  { flags, rows, row }: DiagnosticInput,
  { x, y }: Pick<PointPlaces, 'x' | 'y'>,
): PointSource => ({ x, y, rows: rows.rows, flags, severity: rows.studentized, picked: row })
