import { buildModel } from '@shared/analysis/buildModel'
import type { Analysis } from '@shared/analysis/analysisTypes'
import type { DrawnPlot } from '@shared/contract/selectionApi'
import { FLAG_EXCLUDED } from '@shared/diagnostics/flag'
import { deparse } from '@shared/formula/deparse'
import type { Column } from '@shared/table/column'
import { parseFormula } from '@shared/formula/parseFormula'
import { predictBlocks } from '@shared/inference/predictBlocks'
import { fitPlotAxis } from '@shared/plots/fitPlotModel'
import type { DiagnosticChoice } from '@shared/plots/diagnosticChoice'
import type { PointPlaces } from '@shared/plots/pointSource'
import type { PointSet, ResidualPlot } from '@shared/plots/plotModel'
import { markRows } from '@shared/table/rowMask'
import { listRows, noRows, rowSetOf, type RowSet } from '@shared/table/rowSet'
import { hollowPlaces } from './hollowPlaces'

/** Excluded rows as the fit without them sees them. */
export interface ExcludedRows {
  inFitPlot(xAxis: string | null): PointPlaces
  inResidualPlot(residual: ResidualPlot['residual'], xAxis: string | null): PointPlaces
  /** None in a view where a row that the fit has not seen has no place. */
  inDiagnosticPlot(choice: DiagnosticChoice, column?: Column): PointPlaces | undefined
}

/** Hollow points that are drawn at most. */
const DRAWN = 2000

/** The excluded rows of one fit, found when they are first asked for: the fit itself does not wait for them. */
export class HollowRows {
  #drawn: ExcludedRows | null | undefined
  #all: ExcludedRows | null | undefined

  constructor(
    private readonly analysis: Analysis,
    private readonly excluded: RowSet = noRows,
  ) {}

  /** Of many, every so many: a chart waits for no more of them than it draws. */
  get drawn(): ExcludedRows | null {
    if (this.#drawn === undefined) {
      this.#drawn = excludedRows(this.analysis, sampleOf(this.excluded))
    }
    return this.#drawn
  }

  /** Every one, for a box that is drawn round them. */
  get all(): ExcludedRows | null {
    if (this.#all === undefined) this.#all = excludedRows(this.analysis, this.excluded)
    return this.#all
  }
}

/** Every so many of the rows, so that there are no more than are drawn. */
function sampleOf(rows: RowSet): RowSet {
  const step = Math.ceil(rows.count / DRAWN)
  return step > 1 ? rowSetOf(listRows(rows).filter((_, i) => i % step === 0)) : rows
}

/**
 * The rows left out by hand, where their response and predictors are known. Their residual is y − xᵀβ; it is scaled by σ √(1 + h), h = xᵀ(XᵀX)⁻¹x,
 * the spread of an observation that the fit has not seen: of a single row that is the studentized residual which it had in the fit with it.
 */
export function excludedRows(analysis: Analysis, excluded: RowSet): ExcludedRows | null {
  if (excluded.count === 0) return null
  const observed = observedIn(analysis, excluded)
  if (observed === null) return null
  const { rows, response } = observed
  const { fit, spread, leverage } = predicted(analysis, rows)
  const numbers = rows.map((row) => row + 1)
  const axis = (xAxis: string | null): Float64Array => {
    const column = xAxis === null ? undefined : analysis.columns.get(xAxis)
    return column?.kind === 'numeric' ? Float64Array.from(rows, (row) => column.values[row]) : fit
  }
  const residuals = (residual: ResidualPlot['residual']): Float64Array =>
    response.map((y, i) => (y - fit[i]) / (residual === 'raw' ? 1 : spread[i]))
  const figures = { rows, numbers, fit, leverage, residuals }
  return {
    inFitPlot: (xAxis) => ({ x: axis(fitPlotAxis(analysis, xAxis)), y: response, rows: numbers }),
    inResidualPlot: (residual, xAxis) => ({
      x: axis(xAxis),
      y: residuals(residual),
      rows: numbers,
    }),
    inDiagnosticPlot: (choice, column) => hollowPlaces(analysis, figures, { choice, column }),
  }
}

/** The response of these rows where it is known; null where it depends on the other rows too. */
function observedIn(
  { spec, table, columns, result }: Analysis,
  excluded: RowSet,
): { readonly rows: Int32Array; readonly response: Float64Array } | null {
  const formula = parseFormula(spec.formula)
  if (!formula.ok) return null
  const response = deparse(formula.value.response)
  if (/\b(scale|poly)\s*\(/.test(response)) return null
  const included = new Uint8Array(result.nRows)
  markRows(included, excluded, 1)
  const alone = { ...spec, formula: `${response} ~ 1`, weights: null }
  const built = buildModel({ spec: alone, table, columns, rowCount: result.nRows, included })
  if (!built.ok) return null
  const { design } = built.value
  const values = new Float64Array(design.rowCount)
  design.fillResponse(0, design.rowCount, values)
  return { rows: Int32Array.from(values, (_, i) => design.rows.at(i)), response: values }
}

function predicted(
  analysis: Analysis,
  chosen: Int32Array,
): Readonly<Record<'fit' | 'spread' | 'leverage', Float64Array>> {
  const fit = new Float64Array(chosen.length)
  const spread = new Float64Array(chosen.length)
  const leverages = new Float64Array(chosen.length)
  const columns = [...analysis.columns.values()]
  const { columnCount } = analysis.design
  // Nobody asks whether these rows lie outside the fit: finding its extent would be a pass over all of it.
  const extent = {
    leverage: Infinity,
    minimum: new Float64Array(columnCount).fill(-Infinity),
    maximum: new Float64Array(columnCount).fill(Infinity),
  }
  const rows = { columns, rowCount: chosen.length, chosen, start: 0, end: chosen.length, extent }
  predictBlocks(analysis, rows, (predictions, first) => {
    fit.set(predictions.fit, first)
    leverages.set(predictions.leverage, first)
    predictions.leverage.forEach((leverage, i) => {
      spread[first + i] = analysis.result.sigma * Math.sqrt(1 + leverage)
    })
  })
  return { fit, spread, leverage: leverages }
}

/** The plot with hollow points among the others, where they have a place in it. */
export function withHollow<P extends { readonly points: PointSet }>(plot: P, places?: PointPlaces): P {
  if (places === undefined) return plot
  const { points } = plot
  const { x, y, rows } = places
  const drawn = rows.map((_, i) => i).filter((i) => Number.isFinite(x[i]) && Number.isFinite(y[i]))
  const kept = points.x.length
  const length = kept + drawn.length
  const hollow = {
    ...points,
    x: new Float64Array(length),
    y: new Float64Array(length),
    rows: new Int32Array(length),
    flags: new Uint16Array(length).fill(FLAG_EXCLUDED, kept),
  }
  for (const part of ['x', 'y', 'rows', 'flags'] as const) hollow[part].set(points[part])
  drawn.forEach((i, k) => {
    hollow.x[kept + k] = x[i]
    hollow.y[kept + k] = y[i]
    hollow.rows[kept + k] = rows[i]
  })
  return { ...plot, points: hollow }
}

/** Where the excluded rows lie in a plot that shows them. */
export function hollowIn(
  hollow: ExcludedRows | null,
  plot: DrawnPlot,
  column?: Column,
): PointPlaces | undefined {
  if (plot.kind === 'fit') return hollow?.inFitPlot(plot.xAxis)
  return plot.kind === 'residual'
    ? hollow?.inResidualPlot(plot.residual, plot.xAxis)
    : hollow?.inDiagnosticPlot(plot.choice, column)
}
