import type { Language } from '../texts/language'
import { translate } from '../texts/translate'
import { span } from '../plots/rangeValues'
import type { LossPlot } from './reportModel'
import { frame, svgDocument } from './svgFrame'
import { linePath, place } from './svgMarks'
import { linearScale, logScale } from './svgScale'
import { theme } from './svgTheme'

export interface LossFigureTexts {
  readonly caption: string
  readonly description: string
  readonly id: string
  readonly language: Language
}

/** The loss over the iterations on a logarithmic axis; a dashed line marks the smallest loss there can be. */
export function lossFigure(
  { iterations, loss, minimum }: LossPlot,
  { caption, description, id, language }: LossFigureTexts,
): string {
  const positive = Array.from(loss).filter((value) => value > 0 && Number.isFinite(value))
  const [low, high] = span([...positive, ...(minimum > 0 ? [minimum] : [])])
  const [first, last] = span(iterations)
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
