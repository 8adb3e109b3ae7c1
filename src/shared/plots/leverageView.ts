import { effectiveDf } from '../estimators/effectiveDf'
import { cookContour } from './cookContours'
import type { DiagnosticModel } from './diagnosticModel'
import { sourceOf } from './diagnosticModel'
import type { DiagnosticLine } from './diagnosticPlot'
import type { PlotInput } from './plotInput'
import type { PlotText } from './plotText'
import { pointSet } from './pointSet'
import type { PointPlaces } from './pointSource'
import { rangeValues, span } from './rangeValues'

/** Distances of which R draws contours. */
const DISTANCES = [0.5, 1]

/**
 * Standardized residuals over the leverages, with contours of Cook's distance at 0.5 and 1 and at 4/n, above which a row is flagged as
 * influential (R's `plot.lm(which = 5)`). Rows that fit themselves alone have no residual of this kind and are not drawn.
 */
export const leverageView: DiagnosticModel = {
  draw: (input) => {
    const points = pointSet(sourceOf(input, placesOf(input)))
    const { lines, notes } = contours(input, points.x)
    return {
      kind: 'diagnostic',
      view: 'leverage',
      title: { key: 'diagnostics.leverage' },
      x: { key: 'terms.leverage' },
      y: { key: 'terms.standardizedResidual' },
      residual: 'standardized',
      points,
      lines,
      levels: [{ role: 'zero', y: 0 }],
      bars: null,
      reach: { x: [0], y: [0] },
      description: [{ key: 'diagnostics.leverageText', values: rangeValues(points) }, ...notes],
      notes,
    }
  },
  places: placesOf,
}

function placesOf({ rows }: PlotInput): PointPlaces {
  return { x: rows.leverage, y: rows.standardized, rows: rows.rows }
}

interface Contours {
  readonly lines: readonly DiagnosticLine[]
  readonly notes: readonly PlotText[]
}

/** Of a robust fit Cook's distance is not defined: no contours, and a word about it. */
function contours({ leastSquares, rows }: PlotInput, leverages: Float64Array): Contours {
  if (leastSquares.robust !== undefined) return { lines: [], notes: [{ key: 'diagnostics.noContours' }] }
  const [least, most] = span(leverages)
  if (!(most > 0)) return { lines: [], notes: [] }
  const range = { from: Math.max(least, most / 1000) / 4, to: Math.min(1 - 1e-9, 1.08 * most) }
  const parameters = effectiveDf(leastSquares)
  const own = 4 / rows.leverage.length
  const lines = [...new Set([own, ...DISTANCES])].flatMap((distance) => {
    const { x, y } = cookContour({ distance, parameters, ...range })
    const label = distance === own ? '4/n' : String(distance)
    return [y, y.map((value) => -value)].map((values): DiagnosticLine => {
      return { role: 'contour', curve: { x, y: values }, label }
    })
  })
  return { lines, notes: [{ key: 'diagnostics.contours', values: { own } }] }
}
