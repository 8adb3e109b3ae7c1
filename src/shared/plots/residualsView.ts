import type { Column } from '../table/column'
import { columnAxis } from './axes'
import type { DiagnosticChoice, ResidualAxis } from './diagnosticChoice'
import type { DiagnosticModel } from './diagnosticModel'
import { sourceOf } from './diagnosticModel'
import type { PlotInput } from './plotInput'
import type { PlotPhrase, PlotText } from './plotText'
import { pointSet } from './pointSet'
import type { PointPlaces } from './pointSource'
import { rangeValues } from './rangeValues'
import { residualNames, residualsOf } from './residualNames'
import { courseOf, smoothOf } from './smoothOf'

/**
 * Residuals over the fitted values, the order of the rows or any column, with a smooth of them (R's `plot.lm(which = 1)`) and the limits
 * beyond which a row is an outlier. Over a column of texts each row lies above its level.
 */
export const residualsView: DiagnosticModel = {
  draw: (input, choice) => {
    const { residual, axis } = choice
    if (axis.kind === 'column' && !input.columns.has(axis.name)) {
      const x = axisName(axis)
      const title: PlotText = { key: 'report.residualChart', values: { x } }
      return {
        kind: 'refused',
        view: 'residuals',
        title,
        reason: { key: 'diagnostics.noColumn', values: { x } },
      }
    }
    const places = placesOf(input, choice)
    const points = pointSet(sourceOf(input, places))
    const categories = levelsOf(columnOf(input, axis))
    const smooth = categories === undefined ? smoothOf(places) : { curve: null, notes: [] }
    const limit = residual === 'raw' ? null : input.outlierThreshold
    const [x, y] = [axisName(axis), residualNames[residual]]
    return {
      kind: 'diagnostic',
      view: 'residuals',
      title: { key: 'report.residualChart', values: { x } },
      x,
      y,
      residual,
      points,
      lines: smooth.curve === null ? [] : [{ role: 'smooth', curve: smooth.curve }],
      levels: [
        { role: 'zero', y: 0 },
        ...(limit === null ? [] : [-limit, limit].map((at) => ({ role: 'limit', y: at }) as const)),
      ],
      bars: null,
      reach: { x: [], y: [0] },
      categories,
      description: [
        ...sentences({ residual: y, x, ...rangeValues(points) }, limit),
        ...courseOf(smooth.curve),
      ],
      notes: smooth.notes,
    }
  },
  places: placesOf,
}

function sentences(values: NonNullable<PlotPhrase['values']>, limit: number | null): readonly PlotText[] {
  const shown: PlotText = { key: 'report.residualChartText', values }
  return limit === null ? [shown] : [shown, { key: 'report.thresholdText', values: { threshold: limit } }]
}

function placesOf(input: PlotInput, { residual, axis }: DiagnosticChoice): PointPlaces {
  const { rows } = input
  return { x: along(input, axis), y: residualsOf(rows, residual), rows: rows.rows }
}

function along(input: PlotInput, axis: ResidualAxis): Float64Array {
  const { rows } = input
  if (axis.kind === 'fitted') return rows.fitted
  if (axis.kind === 'order') return new Float64Array(rows.rows)
  const column = columnOf(input, axis)
  if (column?.kind !== 'factor') return columnAxis(input, axis.name)?.values ?? rows.fitted
  // A missing text has the code −1, which is no level.
  return Float64Array.from(rows.rows, (row) => (column.codes[row - 1] < 0 ? NaN : column.codes[row - 1]))
}

const columnOf = ({ columns }: PlotInput, axis: ResidualAxis): Column | undefined =>
  axis.kind === 'column' ? columns.get(axis.name) : undefined

const levelsOf = (column: Column | undefined): readonly string[] | undefined =>
  column?.kind === 'factor' ? column.levels : undefined

function axisName(axis: ResidualAxis): PlotText {
  if (axis.kind === 'column') return axis.name
  return { key: axis.kind === 'fitted' ? 'terms.fittedValue' : 'diagnostics.rowOrder' }
}
