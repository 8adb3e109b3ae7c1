import { axisTitles, residualTitle } from '../plots/axisTitles'
import { countFlags } from '../diagnostics/countFlags'
import { QUANTILE_BAND_LEVEL } from '../plots/quantilePlotModel'
import { saySentences } from '../plots/plotText'
import { span } from '../plots/rangeValues'
import { thinningAlternative } from '../plots/thinningText'
import type { FitPlot, PointSet, QuantilePlot, ResidualPlot } from '../plots/plotModel'
import { formatPercent, formatSignificant } from '../texts/formatNumber'
import type { Language } from '../texts/language'
import { translate } from '../texts/translate'
import type { ContourPlot, Figure, LossPlot } from './reportModel'

/** What a figure shows, in sentences: kind, ranges, course, flagged points. */
export function figureText(figure: Figure, language: Language): string {
  const sentences = sentencesOf(figure, language)
  return sentences.join(language === 'en' ? ' ' : '')
}

function sentencesOf(figure: Figure, language: Language): readonly string[] {
  switch (figure.kind) {
    case 'fit':
      return fitSentences(figure, language)
    case 'residual':
      return residualSentences(figure, language)
    case 'quantile':
      return quantileSentences(figure, language)
    case 'diagnostic':
      return [saySentences(figure.description, language), ...closingSentences(figure.points, language)]
    case 'loss':
      return [lossSentence(figure, language)]
    case 'contour':
      return [contourSentence(figure, language)]
  }
}

function fitSentences(plot: FitPlot, language: Language): readonly string[] {
  const sentences = [
    translate(language, 'report.fitChartText', {
      ...axisTitles(plot, language),
      ...ranges(plot.points, language),
    }),
  ]
  if (plot.curve !== null) {
    const { y } = plot.curve
    const course = { start: brief(y[0], language), end: brief(y[y.length - 1], language) }
    sentences.push(translate(language, 'report.fitCurveText', course))
  }
  return [...sentences, ...closingSentences(plot.points, language)]
}

function residualSentences(plot: ResidualPlot, language: Language): readonly string[] {
  const parameters = {
    residual: residualTitle(plot.residual, language),
    x: axisTitles(plot, language).x,
    ...ranges(plot.points, language),
  }
  const sentences = [translate(language, 'report.residualChartText', parameters)]
  if (plot.threshold !== null) {
    const threshold = formatSignificant(plot.threshold, 6, language)
    sentences.push(translate(language, 'report.thresholdText', { threshold }))
  }
  return [...sentences, ...closingSentences(plot.points, language)]
}

function quantileSentences(plot: QuantilePlot, language: Language): readonly string[] {
  const parameters = { ...ranges(plot.points, language), level: formatPercent(QUANTILE_BAND_LEVEL, language) }
  return [
    translate(language, 'report.quantileChartText', parameters),
    ...closingSentences(plot.points, language),
  ]
}

function lossSentence({ loss, iterations, minimum }: LossPlot, language: Language): string {
  const last = loss.length - 1
  return translate(language, 'report.lossChartText', {
    start: brief(loss[0], language),
    end: brief(loss[last], language),
    count: iterations.length === 0 ? 0 : iterations[last],
    minimum: brief(minimum, language),
  })
}

/** How many points are flagged, drawn or not, and what is drawn of too many. */
function closingSentences(points: PointSet, language: Language): readonly string[] {
  const { outlier, highLeverage, influential, any } = points.thinning?.flagged ?? countFlags(points.flags)
  const flagged =
    any === 0 ? '' : translate(language, 'report.flaggedText', { outlier, highLeverage, influential })
  return [flagged, thinningAlternative(points, language)].filter((sentence) => sentence !== '')
}

function ranges(points: PointSet, language: Language): Record<string, string | number> {
  const [xMin, xMax] = span(points.x)
  const [yMin, yMax] = span(points.y)
  return {
    xMin: brief(xMin, language),
    xMax: brief(xMax, language),
    yMin: brief(yMin, language),
    yMax: brief(yMax, language),
    count: points.total,
  }
}

const brief = (value: number, language: Language): string => formatSignificant(value, 4, language)

function contourSentence({ xLabel, yLabel, path, optimum }: ContourPlot, language: Language): string {
  const last = path.x.length - 1
  const pair = (x: number, y: number): string => `${brief(x, language)}, ${brief(y, language)}`
  return translate(language, 'report.contourText', {
    x: xLabel,
    y: yLabel,
    start: pair(path.x[0], path.y[0]),
    end: pair(path.x[last], path.y[last]),
    optimum: pair(optimum[0], optimum[1]),
  })
}
