import { axisTitles } from '../plots/axisTitles'
import type { PlotModel } from '../plots/plotModel'
import type { Language } from '../texts/language'
import { span } from '../plots/rangeValues'
import type { ReportFigure } from './reportModel'
import { densityMarks } from './svgDensity'
import { diagnosticFigure } from './svgDiagnosticFigure'
import { frame, svgDocument } from './svgFrame'
import { pointLabels } from './svgLabels'
import { pointLegend } from './svgLegend'
import type { Scales } from './svgMarks'
import { pointMarks } from './svgMarks'
import { lineMarks } from './svgLines'
import { contourFigure } from './svgContourFigure'
import { lossFigure } from './svgLossFigure'
import { linearScale } from './svgScale'

/**
 * A figure as a self-contained SVG (640 × 400 units): grid with round ticks, band, line, limits, points by flag, names
 * of flagged points, and the text alternative. `id` must be unique in the document and a valid XML name.
 */
export function svgFigure(
  { figure, caption, description, rowNames }: ReportFigure,
  id: string,
  language: Language,
): string {
  if (figure.kind === 'contour') return contourFigure(figure, { caption, description, id, language })
  if (figure.kind === 'loss') return lossFigure(figure, { caption, description, id, language })
  if (figure.kind === 'diagnostic') {
    return diagnosticFigure(figure, { caption, description, rowNames, id, language })
  }
  const scales = pointScales(figure, language)
  const { below, line, lines } = lineMarks(figure, scales)
  const { thinning } = figure.points
  const cells = thinning?.density ? densityMarks(thinning.density, scales) : ''
  const marks = below + cells + pointMarks(figure.points, scales) + line
  const above = pointLegend(figure.points, language) + pointLabels(figure.points, scales, { rowNames, lines })
  const texts = { title: caption, description, ...axisTitles(figure, language) }
  return svgDocument({ marks, above }, scales, { id, texts })
}

function pointScales(plot: PlotModel, language: Language): Scales {
  const { x, y } = plot.points
  const curve = plot.kind === 'fit' ? plot.curve : null
  const range = (...values: ArrayLike<number>[]): readonly [number, number] =>
    span(values.flatMap((part) => [...span(part)]))
  const xRange = curve === null ? range(x) : range(x, curve.x)
  const yRange = curve === null ? range(y, linesOf(plot, xRange)) : range(y, curve.y)
  return {
    x: linearScale({ low: xRange[0], high: xRange[1], from: frame.left, to: frame.right }, 7, language),
    y: linearScale({ low: yRange[0], high: yRange[1], from: frame.bottom, to: frame.top }, 6, language),
  }
}

/** Heights that the y axis must reach besides the points: the limits, the ends of the reference line. */
function linesOf(plot: PlotModel, ends: readonly [number, number]): readonly number[] {
  if (plot.kind === 'residual') return plot.threshold === null ? [0] : [-plot.threshold, plot.threshold]
  return plot.kind === 'quantile' ? ends.map((x) => plot.line.intercept + plot.line.slope * x) : []
}
