import { columnAxis } from './axes'
import type { PlotInput } from './plotInput'
import { FITTED_AXIS } from './plotInput'
import type { ResidualPlot } from './plotModel'
import { pointSet } from './pointSet'
import type { PointPlaces } from './pointSource'

export interface ResidualPlotOptions {
  /** Which residual goes on the y axis. @default 'studentized' */
  readonly residual?: ResidualPlot['residual']
  /** A numeric predictor; null puts the fitted values there. @default null */
  readonly xAxis?: string | null
  /** Where the lines are drawn. @default 2 */
  readonly outlierThreshold?: number
  /** A row that is drawn whether or not it is sampled. @default null */
  readonly row?: number | null
}

/** Residuals over the fitted values (or a predictor), with the limits beyond which a row counts as an outlier. */
export function residualPlotModel(
  input: PlotInput,
  { residual = 'studentized', xAxis = null, outlierThreshold = 2, row = null }: ResidualPlotOptions = {},
): ResidualPlot {
  const { rows, flags } = input
  return {
    kind: 'residual',
    xLabel: columnAxis(input, xAxis)?.name ?? FITTED_AXIS,
    yLabel: residual,
    residual,
    points: pointSet({
      ...residualPlotPlaces(input, { residual, xAxis }),
      flags,
      severity: rows.studentized,
      picked: row,
    }),
    threshold: residual === 'raw' ? null : outlierThreshold,
  }
}

/** Where the points of every row lie in that plot. */
export function residualPlotPlaces(
  input: PlotInput,
  { residual, xAxis }: Required<Pick<ResidualPlotOptions, 'residual' | 'xAxis'>>,
): PointPlaces {
  const { rows } = input
  return {
    x: columnAxis(input, xAxis)?.values ?? rows.fitted,
    y: residual === 'raw' ? rows.residual : rows[residual],
    rows: rows.rows,
  }
}
