import type { DiagnosticModel } from './diagnosticModel'
import { sourceOf } from './diagnosticModel'
import type { PlotInput } from './plotInput'
import { pointSet } from './pointSet'
import type { PointPlaces } from './pointSource'
import { rangeValues } from './rangeValues'
import { courseOf, smoothOf } from './smoothOf'

/**
 * √|standardized residual| over the fitted values, with a smooth: where the spread grows with the mean, it rises (R's `plot.lm(which = 3)`).
 * The root makes the distribution of absolute values less skew.
 */
export const scaleLocationView: DiagnosticModel = {
  draw: (input) => {
    const places = placesOf(input)
    const points = pointSet(sourceOf(input, places))
    const { curve, notes } = smoothOf(places)
    return {
      kind: 'diagnostic',
      view: 'scale-location',
      title: { key: 'diagnostics.scaleLocation' },
      x: { key: 'terms.fittedValue' },
      y: { key: 'diagnostics.rootStandardized' },
      residual: 'standardized',
      points,
      lines: curve === null ? [] : [{ role: 'smooth', curve }],
      levels: [],
      bars: null,
      reach: { x: [], y: [0] },
      description: [
        { key: 'diagnostics.scaleLocationText', values: rangeValues(points) },
        ...courseOf(curve),
      ],
      notes,
    }
  },
  places: placesOf,
}

function placesOf({ rows }: PlotInput): PointPlaces {
  const { standardized } = rows
  const y = new Float64Array(standardized.length)
  for (let i = 0; i < y.length; i++) y[i] = Math.sqrt(Math.abs(standardized[i]))
  return { x: rows.fitted, y, rows: rows.rows }
}
