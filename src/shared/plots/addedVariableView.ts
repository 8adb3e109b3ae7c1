import { effectiveDf } from '../estimators/effectiveDf'
import { columnLeft } from './addedVariable'
import type { DiagnosticChoice } from './diagnosticChoice'
import type { DiagnosticModel } from './diagnosticModel'
import { sourceOf } from './diagnosticModel'
import type { DiagnosticPlot, RefusedView } from './diagnosticPlot'
import type { PlotInput } from './plotInput'
import type { PlotText } from './plotText'
import { pointSet } from './pointSet'
import type { PointPlaces } from './pointSource'
import { rangeValues, span } from './rangeValues'

/**
 * The added-variable plot of a coefficient (car's `avPlot`): what the other predictors leave of the response over what they leave of the
 * predictor. The line through the origin that fits these points best, weighted as the model is, has the coefficient as its slope and the
 * model's residuals; so a row that makes the coefficient what it is stands out.
 */
export const addedVariableView: DiagnosticModel = {
  draw: (input, choice) => {
    const terms = termsOf(input, choice)
    const reason = obstacle(input)
    if (terms === undefined || reason !== null) {
      return refused(terms, reason ?? { key: 'diagnostics.noPredictors' })
    }
    const slope = coefficientOf(input, terms.chosen)
    const points = pointSet(sourceOf(input, addedPlaces(input, terms.chosen)))
    const ends = Float64Array.from(span(points.x))
    const course: PlotText = { key: 'diagnostics.addedSlope', values: { term: terms.chosen, slope } }
    return {
      kind: 'diagnostic',
      view: 'added-variable',
      title: { key: 'diagnostics.addedVariable', values: { term: terms.chosen } },
      x: { key: 'diagnostics.givenOthers', values: { name: terms.chosen } },
      y: { key: 'diagnostics.givenOthers', values: { name: input.design.responseLabel } },
      residual: 'raw',
      points,
      lines: [{ role: 'fit', curve: { x: ends, y: ends.map((x) => slope * x) } }],
      levels: [],
      bars: null,
      reach: { x: [], y: [] },
      description: [
        { key: 'diagnostics.addedVariableText', values: { term: terms.chosen, ...rangeValues(points) } },
        course,
      ],
      notes: [course],
      terms,
    }
  },
  places: (input, choice) => {
    const terms = addedTerms(input, choice)
    return terms === undefined ? null : addedPlaces(input, terms.chosen)
  },
}

function refused(terms: DiagnosticPlot['terms'], reason: PlotText): RefusedView {
  const title: PlotText = { key: 'diagnostics.addedVariable', values: { term: terms?.chosen ?? '' } }
  return { kind: 'refused', view: 'added-variable', title, reason, terms }
}

type Model = Pick<PlotInput, 'design' | 'leastSquares'>

/** The residuals must be those of least squares, for only then are they orthogonal to what is left of the predictor. */
function obstacle({ leastSquares }: Model): PlotText | null {
  if (leastSquares.robust !== undefined) return { key: 'diagnostics.addedRobust' }
  if (!leastSquares.orthogonal) return { key: 'diagnostics.addedPenalised' }
  return effectiveDf(leastSquares) === leastSquares.rank ? null : { key: 'diagnostics.addedConstrained' }
}

/** The columns of X that are estimated, but for the intercept. */
function termsOf({ design, leastSquares }: Model, { term }: DiagnosticChoice): DiagnosticPlot['terms'] {
  const names = Array.from(leastSquares.columns)
    .filter((column) => design.assign[column] !== 0)
    .map((column) => design.columnNames[column])
  if (names.length === 0) return undefined
  return { names, chosen: names.find((name) => name === term) ?? names[0] }
}

/** Of which coefficients there is such a plot, and which is chosen; undefined where the fit has none. */
export const addedTerms = (model: Model, choice: DiagnosticChoice): DiagnosticPlot['terms'] =>
  obstacle(model) === null ? termsOf(model, choice) : undefined

export const coefficientOf = ({ design, leastSquares }: Model, name: string): number =>
  leastSquares.coefficients[design.columnNames.indexOf(name)]

function addedPlaces(input: PlotInput, name: string): PointPlaces {
  const { design, leastSquares, rows } = input
  const place = leastSquares.columns.indexOf(design.columnNames.indexOf(name))
  const slope = coefficientOf(input, name)
  const x = columnLeft(design, leastSquares, place)
  const y = new Float64Array(x.length)
  for (let i = 0; i < y.length; i++) y[i] = rows.residual[i] + slope * x[i]
  return { x, y, rows: rows.rows }
}
