import { axisTitles } from '../plots/axisTitles'
import { countFlags } from '../diagnostics/rowFlags'
import type { Curve, FitPlot, PlotModel, QuantilePlot, ResidualPlot } from '../plots/plotModel'
import type { FlagName } from '../diagnostics/rowDiagnostics'
import type { Language } from '../texts/language'
import { translate } from '../texts/translate'
import { extent } from './figureText'
import type { LossPlot, ReportFigure } from './reportModel'
import { frame, svgDocument } from './svgFrame'
import { pointLabels } from './svgLabels'
import type { Scales } from './svgMarks'
import { bandPath, linePath, markerShape, place, pointMarks } from './svgMarks'
import { linearScale, logScale } from './svgScale'
import { escapeXml, textWidth } from './svgText'
import { theme } from './svgTheme'

/**
 * A figure as a self-contained SVG (640 × 400 units): grid with round ticks, band, line, limits, points by flag (◆ ■ ▲), names
 * of flagged points, and the text alternative. `id` must be unique in the document and a valid XML name.
 */
export function svgFigure(
  { figure, caption, description, rowNames }: ReportFigure,
  id: string,
  language: Language,
): string {
  if (figure.kind === 'loss') return lossFigure(figure, { caption, description, id, language })
  const scales = pointScales(figure, language)
  const marks = backgroundMarks(figure, scales) + pointMarks(figure.points, scales)
  const above = legend(figure, language) + pointLabels(figure.points, scales, rowNames)
  const texts = { title: caption, description, ...axisTitles(figure, language) }
  return svgDocument({ marks, above }, scales, { id, texts })
}

function pointScales(plot: PlotModel, language: Language): Scales {
  const { x, y } = plot.points
  const curve = plot.kind === 'fit' ? plot.curve : null
  const limits = plot.kind === 'residual' && plot.threshold !== null ? [-plot.threshold, plot.threshold] : []
  const [xLow, xHigh] = extent([...extent(x), ...(curve === null ? [] : extent(curve.x))])
  const [yLow, yHigh] = extent([...extent(y), ...(curve === null ? [] : extent(curve.y)), ...limits])
  return {
    x: linearScale({ low: xLow, high: xHigh, from: frame.left, to: frame.right }, 7, language),
    y: linearScale({ low: yLow, high: yHigh, from: frame.bottom, to: frame.top }, 6, language),
  }
}

/** What lies behind the points. */
function backgroundMarks(plot: PlotModel, scales: Scales): string {
  switch (plot.kind) {
    case 'fit':
      return fitMarks(plot, scales)
    case 'residual':
      return residualMarks(plot, scales)
    case 'quantile':
      return quantileMarks(plot, scales)
  }
}

const fitMarks = ({ curve }: FitPlot, scales: Scales): string =>
  curve === null ? '' : bandMark(curve, scales) + lineMark(linePath(curve.x, curve.y, scales))

function residualMarks({ threshold }: ResidualPlot, { y }: Scales): string {
  const { left, right } = frame
  const zero = `<path d="M${left} ${place(y.at(0))}H${right}" stroke="${theme.text}"/>`
  if (threshold === null) return zero
  const top = y.at(threshold)
  const bottom = y.at(-threshold)
  const width = right - left
  return [
    `<rect x="${left}" y="${place(top)}" width="${width}" height="${place(bottom - top)}" fill="${theme.quiet}"/>`,
    zero,
    `<path d="M${left} ${place(top)}H${right}M${left} ${place(bottom)}H${right}" stroke="${theme.outlier}" stroke-dasharray="6 4"/>`,
  ].join('')
}

function quantileMarks({ band, line, points }: QuantilePlot, scales: Scales): string {
  const ends = extent(points.x)
  const y = ends.map((x) => line.intercept + line.slope * x)
  return bandMark(band, scales) + lineMark(linePath(ends, y, scales))
}

const bandMark = (curve: Curve, scales: Scales): string =>
  `<path d="${bandPath(curve, scales)}" fill="${theme.fit}" fill-opacity="0.15"/>`

const lineMark = (path: string): string =>
  `<path d="${path}" fill="none" stroke="${theme.fit}" stroke-width="2" stroke-linejoin="round"/>`

/** The shapes in use and what they mean, above the frame. */
function legend({ points }: PlotModel, language: Language): string {
  const counts = countFlags(points.flags)
  const entries: readonly (readonly [FlagName, number])[] = [
    ['outlier', counts.outlier],
    ['high-leverage', counts.highLeverage],
    ['influential', counts.influential],
  ]
  let x = frame.left + 6
  const marks = entries.map(([name, count]) => {
    if (count === 0) return ''
    const word = translate(language, `terms.${name}`)
    const mark = `${markerShape(name, x, 17)}<text x="${place(x + 9)}" y="21" fill="${theme.text2}">${escapeXml(word)}</text>`
    x += textWidth(word, 11) + 30
    return mark
  })
  return marks.join('')
}

interface LossFigureTexts {
  readonly caption: string
  readonly description: string
  readonly id: string
  readonly language: Language
}

/** The loss over the iterations on a logarithmic axis; a dashed line marks the smallest loss there can be. */
function lossFigure(
  { iterations, loss, minimum }: LossPlot,
  { caption, description, id, language }: LossFigureTexts,
): string {
  const positive = Array.from(loss).filter((value) => value > 0 && Number.isFinite(value))
  const [low, high] = extent([...positive, ...(minimum > 0 ? [minimum] : [])])
  const [first, last] = extent(iterations)
  const scales = {
    x: linearScale({ low: first, high: last, from: frame.left, to: frame.right }, 7, language),
    y: logScale(
      { low: low > 0 ? low : 0.1, high: high > 0 ? high : 1, from: frame.bottom, to: frame.top },
      6,
    ),
  }
  const floor =
    minimum > 0
      ? `<path d="M${frame.left} ${place(scales.y.at(minimum))}H${frame.right}" stroke="${theme.text}" stroke-dasharray="5 4"/>`
      : ''
  const drawable = Array.from(loss, (value) => (value > 0 ? value : Number.NaN))
  const line = `<path d="${linePath(iterations, drawable, scales)}" fill="none" stroke="${theme.outlier}" stroke-width="2"/>`
  const texts = {
    title: caption,
    description,
    x: translate(language, 'terms.iteration'),
    y: translate(language, 'terms.loss'),
  }
  return svgDocument({ marks: floor + line, above: '' }, scales, { id, texts })
}
