import type { Analysis } from '@shared/analysis/analysisTypes'
import { addedTerms, coefficientOf } from '@shared/plots/addedVariableView'
import { columnLeftOf } from '@shared/plots/addedVariable'
import { componentTerms } from '@shared/plots/componentResidualView'
import type { DiagnosticChoice, ResidualKind } from '@shared/plots/diagnosticChoice'
import type { PointPlaces } from '@shared/plots/pointSource'
import { columnOf } from '@shared/plots/predictors'
import { componentOf } from '@shared/plots/termComponent'
import type { Column } from '@shared/table/column'

/** What the fit says of rows that it has not seen, one entry each. */
export interface HollowFigures {
  /** 0-based. */
  readonly rows: Int32Array
  /** 1-based. */
  readonly numbers: Int32Array
  readonly fit: Float64Array
  /** xᵀ(XᵀWX)⁻¹x. */
  readonly leverage: Float64Array
  readonly residuals: (kind: ResidualKind) => Float64Array
}

interface ShownView {
  readonly choice: DiagnosticChoice
  /** The column on the x axis, where there is one. */
  readonly column: Column | undefined
}

/** Where excluded rows lie in a view of residuals; undefined where one that the fit has not seen has no place. */
export function hollowPlaces(
  analysis: Analysis,
  figures: HollowFigures,
  { choice, column }: ShownView,
): PointPlaces | undefined {
  const { numbers, fit, leverage, residuals } = figures
  switch (choice.view) {
    case 'residuals':
      return { x: along(figures, choice.axis, column), y: residuals(choice.residual), rows: numbers }
    case 'scale-location':
      return {
        x: fit,
        y: residuals('standardized').map((value) => Math.sqrt(Math.abs(value))),
        rows: numbers,
      }
    // The leverage that the row had, were it the only one to take part again.
    case 'leverage':
      return { x: leverage.map((h) => h / (1 + h)), y: residuals('standardized'), rows: numbers }
    // Below the bars, which do not count it.
    case 'histogram':
      return { x: residuals(choice.residual), y: new Float64Array(numbers.length), rows: numbers }
    case 'added-variable':
      return addedPlaces(analysis, figures, choice)
    case 'component-residual':
      return componentPlaces(analysis, figures, choice)
    default:
      return undefined
  }
}

function along(
  { rows, numbers, fit }: HollowFigures,
  axis: DiagnosticChoice['axis'],
  column: Column | undefined,
): Float64Array {
  if (axis.kind === 'order') return Float64Array.from(numbers)
  return axis.kind === 'fitted' || column === undefined ? fit : cellsOf(column, rows)
}

/** Numbers, or codes of levels; NaN where there is none. */
function cellsOf(column: Column, rows: Int32Array): Float64Array {
  const cells = column.kind === 'factor' ? column.codes : column.values
  return Float64Array.from(rows, (row) => (column.kind === 'factor' && cells[row] < 0 ? NaN : cells[row]))
}

/** Their rows of the model matrix, one after the other. */
function designRows({ design, columns }: Analysis, rows: Int32Array): Float64Array {
  const coded = [...columns.values()].map((column) => {
    const cells = column.kind === 'factor' ? column.codes : column.values
    return columnOf(
      column,
      Array.from(rows, (row) => cells[row]),
    )
  })
  return design.encode(coded, rows.length).values
}

function addedPlaces(
  analysis: Analysis,
  { rows, numbers, residuals }: HollowFigures,
  choice: DiagnosticChoice,
): PointPlaces | undefined {
  const chosen = addedTerms(analysis, choice)?.chosen
  if (chosen === undefined) return undefined
  const x = columnLeftOf(designRows(analysis, rows), analysis, chosen)
  const slope = coefficientOf(analysis, chosen)
  const raw = residuals('raw')
  return { x, y: x.map((value, i) => raw[i] + slope * value), rows: numbers }
}

function componentPlaces(
  analysis: Analysis,
  { rows, numbers, residuals }: HollowFigures,
  choice: DiagnosticChoice,
): PointPlaces | undefined {
  const chosen = componentTerms(analysis, choice)?.chosen
  if (chosen === undefined) return undefined
  const { component, column } = componentOf(designRows(analysis, rows), analysis, chosen)
  const factor = analysis.columns.get(chosen)
  const raw = residuals('raw')
  return {
    x: factor?.kind === 'factor' ? cellsOf(factor, rows) : (column ?? component),
    y: component.map((value, i) => value + raw[i]),
    rows: numbers,
  }
}
