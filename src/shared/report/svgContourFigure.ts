import { contourEllipses } from '../plots/contourEllipses'
import { contourRange } from '../plots/contourRange'
import { translate } from '../texts/translate'
import type { ContourPlot } from './reportModel'
import { frame, svgDocument } from './svgFrame'
import type { LossFigureTexts } from './svgLossFigure'
import type { Scales } from './svgMarks'
import { linePath, place } from './svgMarks'
import { linearScale } from './svgScale'
import { theme } from './svgTheme'

const CONTOURS = 12

/** The loss over two coefficients as curves of equal loss, with the way from the start (a ring) to the minimum (a cross). */
export function contourFigure(
  plot: ContourPlot,
  { caption, description, id, language }: LossFigureTexts,
): string {
  const ranges = [
    contourRange(plot.path.x[0], plot.optimum[0]),
    contourRange(plot.path.y[0], plot.optimum[1]),
  ]
  const [x, y] = ranges.map(({ min, max }) => [min, max] as const)
  const scales: Scales = {
    x: linearScale({ low: x[0], high: x[1], from: frame.left, to: frame.right }, 7, language),
    y: linearScale({ low: y[0], high: y[1], from: frame.bottom, to: frame.top }, 6, language),
  }
  const corners = x.flatMap((across) => y.map((up) => [across, up] as const))
  const lines =
    plot.lines?.map((pieces) => piecesPath(pieces, scales)) ??
    contourEllipses(plot, corners, CONTOURS).map((ellipse) => linePath(ellipse.x, ellipse.y, scales))
  const ellipses = lines.map((path) => `<path d="${path}"/>`)
  const marks = [
    `<g fill="none" stroke="${theme.grid}" stroke-width="1.2">${ellipses.join('')}</g>`,
    `<path d="${linePath(...within(plot, { x, y }), scales)}" fill="none" stroke="${theme.outlier}" stroke-width="1.6"/>`,
  ]
  const texts = { title: caption, description, x: plot.xLabel, y: plot.yLabel }
  const above = marksOf(plot, scales, {
    start: translate(language, 'report.start'),
    end: translate(language, plot.lines ? 'report.minimum' : 'terms.closedForm'),
  })
  return svgDocument({ marks: marks.join(''), above }, scales, { id, texts })
}

/** Straight pieces, each from a place to another. */
function piecesPath(pieces: Float64Array, { x, y }: Scales): string {
  let path = ''
  for (let at = 0; at < pieces.length; at += 4) {
    const from = `${place(x.at(pieces[at]))} ${place(y.at(pieces[at + 1]))}`
    path += `M${from}L${place(x.at(pieces[at + 2]))} ${place(y.at(pieces[at + 3]))}`
  }
  return path
}

/** The path as far as it can be drawn: what leaves the picture by more than its own size is cut off. */
function within(
  { path }: ContourPlot,
  range: { readonly x: readonly [number, number]; readonly y: readonly [number, number] },
): [Float64Array, Float64Array] {
  const cut = (value: number, [low, high]: readonly [number, number]): number => {
    const size = high - low
    return value < low - size || value > high + size ? NaN : value
  }
  return [
    Float64Array.from(path.x),
    Float64Array.from(path.y, (value, i) => cut(value, range.y) + 0 * cut(path.x[i], range.x)),
  ]
}

function marksOf(
  { path, optimum }: ContourPlot,
  { x, y }: Scales,
  names: { readonly start: string; readonly end: string },
): string {
  const [startX, startY] = [x.at(path.x[0]), y.at(path.y[0])]
  const [endX, endY] = [x.at(optimum[0]), y.at(optimum[1])]
  return [
    `<circle cx="${place(startX)}" cy="${place(startY)}" r="4.5" fill="${theme.surface}" stroke="${theme.outlier}" stroke-width="2"/>`,
    `<path d="M${place(endX - 6)} ${place(endY)}h12M${place(endX)} ${place(endY - 6)}v12" stroke="${theme.text}" stroke-width="2"/>`,
    `<g fill="${theme.text}"><text x="${place(startX + 9)}" y="${place(startY - 7)}">${names.start}</text>`,
    `<text x="${place(endX + 9)}" y="${place(endY + 14)}">${names.end}</text></g>`,
  ].join('')
}
