import { containingTerms } from '../formula/termFactors'
import type { DiagnosticChoice } from './diagnosticChoice'
import type { DiagnosticModel } from './diagnosticModel'
import { sourceOf } from './diagnosticModel'
import type { DiagnosticLine, DiagnosticPlot, RefusedView } from './diagnosticPlot'
import type { PlotInput } from './plotInput'
import type { PlotText } from './plotText'
import { pointSet } from './pointSet'
import type { PointPlaces } from './pointSource'
import { rangeValues } from './rangeValues'
import { courseOf, smoothOf } from './smoothOf'
import { termComponent } from './termComponent'

/**
 * The component-plus-residual (partial residual) plot of a term (car's `crPlot`): its part in the fitted values plus the residuals, over its
 * column, the levels of a factor, or, where several columns of numbers make up a term, over that part itself. A smooth that leaves the line
 * says that the term should be curved. A term that takes part in an interaction has no part of its own.
 */
export const componentResidualView: DiagnosticModel = {
  draw: (input, choice) => {
    const terms = termsOf(input, choice)
    const reason = obstacle(input, terms)
    if (terms === undefined || reason !== null) {
      return refused(terms, reason ?? { key: 'diagnostics.noPredictors' })
    }
    const found = componentPlaces(input, terms.chosen)
    const points = pointSet(sourceOf(input, found))
    const { categories } = found
    const smooth = categories === undefined ? smoothOf(found) : { curve: null, notes: [] }
    return {
      kind: 'diagnostic',
      view: 'component-residual',
      title: { key: 'diagnostics.componentResidual', values: { term: terms.chosen } },
      x: found.isComponent
        ? { key: 'diagnostics.componentOf', values: { term: terms.chosen } }
        : terms.chosen,
      y: { key: 'diagnostics.componentPlusResidual' },
      residual: 'raw',
      points,
      lines: [
        ...(smooth.curve === null ? [] : [{ role: 'smooth', curve: smooth.curve } as const]),
        ...fitLines(found),
      ],
      levels: [],
      bars: null,
      reach: { x: [], y: [] },
      categories,
      description: [
        { key: 'diagnostics.componentText', values: { term: terms.chosen, ...rangeValues(points) } },
        ...courseOf(smooth.curve),
      ],
      notes: [{ key: 'diagnostics.componentNote' }, ...smooth.notes],
      terms,
    }
  },
  places: (input, choice) => {
    const terms = componentTerms(input, choice)
    return terms === undefined ? null : componentPlaces(input, terms.chosen)
  },
}

function refused(terms: DiagnosticPlot['terms'], reason: PlotText): RefusedView {
  const title: PlotText = { key: 'diagnostics.componentResidual', values: { term: terms?.chosen ?? '' } }
  return { kind: 'refused', view: 'component-residual', title, reason, terms }
}

function obstacle({ design }: Pick<PlotInput, 'design'>, terms: DiagnosticPlot['terms']): PlotText | null {
  if (terms === undefined) return null
  const place = design.termLabels.indexOf(terms.chosen)
  const isWithin = containingTerms(design.termLabels)[place].length > 0
  return isWithin ? { key: 'diagnostics.componentInteraction', values: { term: terms.chosen } } : null
}

/** The terms of one variable: an interaction is one of several. */
function termsOf({ design }: Pick<PlotInput, 'design'>, { term }: DiagnosticChoice): DiagnosticPlot['terms'] {
  const names = design.termLabels
  if (names.length === 0) return undefined
  return { names, chosen: names.find((name) => name === term) ?? names[0] }
}

/** The terms, and which is chosen; undefined where that one has no part of its own. */
export function componentTerms(
  model: Pick<PlotInput, 'design'>,
  choice: DiagnosticChoice,
): DiagnosticPlot['terms'] {
  const terms = termsOf(model, choice)
  return obstacle(model, terms) === null ? terms : undefined
}

interface ComponentPlaces extends PointPlaces {
  readonly component: Float64Array
  /** Whether the component itself is on the x axis. */
  readonly isComponent: boolean
  readonly categories?: readonly string[]
}

function componentPlaces(input: PlotInput, label: string): ComponentPlaces {
  const { columns, rows } = input
  const { component, column } = termComponent(input, label)
  const y = new Float64Array(component.length)
  for (let i = 0; i < y.length; i++) y[i] = component[i] + rows.residual[i]
  const factor = columns.get(label)
  if (factor?.kind === 'factor') {
    const x = Float64Array.from(rows.rows, (row) => factor.codes[row - 1])
    return { x, y, rows: rows.rows, component, isComponent: false, categories: factor.levels }
  }
  return { x: column ?? component, y, rows: rows.rows, component, isComponent: column === null }
}

/** How far a level's line reaches to either side. */
const LEVEL_REACH = 0.35

/** The component: a straight line from its one end to the other, or a short one for each level. */
function fitLines({ x, component, categories }: ComponentPlaces): readonly DiagnosticLine[] {
  if (categories === undefined) {
    const [from, to] = endsOf(x)
    const ends = { x: Float64Array.of(x[from], x[to]), y: Float64Array.of(component[from], component[to]) }
    return [{ role: 'fit', curve: ends }]
  }
  const heights = new Map<number, number>()
  x.forEach((code, i) => {
    if (!heights.has(code)) heights.set(code, component[i])
  })
  return [...heights].map(([code, height]) => ({
    role: 'fit',
    curve: {
      x: Float64Array.of(code - LEVEL_REACH, code + LEVEL_REACH),
      y: Float64Array.of(height, height),
    },
  }))
}

function endsOf(x: Float64Array): readonly [number, number] {
  let [from, to] = [0, 0]
  for (let i = 1; i < x.length; i++) {
    if (x[i] < x[from]) from = i
    if (x[i] > x[to]) to = i
  }
  return [from, to]
}
