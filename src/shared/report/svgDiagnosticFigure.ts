import type { DiagnosticLine, DiagnosticPlot, LineRole } from '../plots/diagnosticPlot'
import type { Polyline } from '../plots/lineTouchesBox'
import { sayPlotText } from '../plots/plotText'
import { span } from '../plots/rangeValues'
import type { Language } from '../texts/language'
import type { ReportFigure } from './reportModel'
import { densityMarks } from './svgDensity'
import { frame, levelLine, svgDocument } from './svgFrame'
import { pointLabels } from './svgLabels'
import { pointLegend } from './svgLegend'
import type { Scales } from './svgMarks'
import { bandPath, linePath, place, placedLine, pointMarks } from './svgMarks'
import { categoryScale, linearScale, type Scale } from './svgScale'
import { escapeXml } from './svgText'
import { theme } from './svgTheme'

export interface DiagnosticFigureOptions extends Pick<ReportFigure, 'caption' | 'description' | 'rowNames'> {
  readonly id: string
  readonly language: Language
}

/** Any view of residuals as a self-contained SVG: bars or points, cells where they are too many, curves, bands, levels and contours. */
export function diagnosticFigure(
  plot: DiagnosticPlot,
  { caption, description, rowNames, id, language }: DiagnosticFigureOptions,
): string {
  const scales = scalesOf(plot, language)
  const { points, lines } = plot
  const density = points.thinning?.density
  const bands = lines.map(({ curve }) => bandMark(curve, scales)).join('')
  const below = zoneMark(plot, scales) + barMarks(plot, scales) + bands
  const curves = lines.map((line) => lineMark(line, scales)).join('')
  const cells = density ? densityMarks(density, scales) : ''
  const marks = below + levelMarks(plot, scales) + cells + pointMarks(points, scales) + curves
  const above =
    pointLegend(points, language) +
    pointLabels(points, scales, { rowNames, lines: drawnLines(plot, scales) }) +
    lineNames(lines, scales)
  const texts = {
    title: caption,
    description,
    x: sayPlotText(plot.x, language),
    y: sayPlotText(plot.y, language),
  }
  return svgDocument({ marks, above }, scales, { id, texts })
}

function scalesOf({ points, bars, reach, levels, categories }: DiagnosticPlot, language: Language): Scales {
  const heights = levels.map(({ y }) => y)
  const [low, high] = ends(points.x, reach.x, bars?.low ?? [], bars?.high ?? [])
  const [bottom, top] = ends(points.y, reach.y, bars?.height ?? [], heights)
  const x = { low, high, from: frame.left, to: frame.right }
  return {
    x: categories === undefined ? linearScale(x, 7, language) : categoryScale(categories, x),
    y: linearScale({ low: bottom, high: top, from: frame.bottom, to: frame.top }, 6, language),
  }
}

const ends = (...parts: readonly ArrayLike<number>[]): readonly [number, number] =>
  span(parts.flatMap((part) => [...span(part)]))

const strokes: Readonly<Record<LineRole, string>> = {
  zero: `stroke="${theme.text}"`,
  limit: `stroke="${theme.outlier}" stroke-dasharray="6 4"`,
  fit: `stroke="${theme.fit}" stroke-width="2"`,
  smooth: `stroke="${theme.text2}" stroke-width="1.8" stroke-dasharray="1.5 3"`,
  contour: `stroke="${theme.influential}" stroke-width="1.2" stroke-dasharray="6 4"`,
  normal: `stroke="${theme.text}" stroke-width="1.5" stroke-dasharray="6 4"`,
  density: `stroke="${theme.fit}" stroke-width="2"`,
}

/** A curve that has a band is the middle of that band, and not drawn. */
function lineMark({ role, curve }: DiagnosticLine, scales: Scales): string {
  if (curve.lower !== undefined || curve.x.length === 0) return ''
  const path = linePath(curve.x, curve.y, scales)
  return `<path d="${path}" fill="none" ${strokes[role]} stroke-linejoin="round"/>`
}

function bandMark(curve: DiagnosticLine['curve'], scales: Scales): string {
  const path = curve.lower === undefined || curve.x.length === 0 ? '' : bandPath(curve, scales)
  return path === '' ? '' : `<path d="${path}" fill="${theme.fit}" fill-opacity="0.15"/>`
}

/** The calm zone between two limits. */
function zoneMark({ levels }: DiagnosticPlot, { y }: Scales): string {
  const limits = levels.filter(({ role }) => role === 'limit').map((level) => y.at(level.y))
  if (limits.length !== 2) return ''
  const [top, bottom] = [Math.min(...limits), Math.max(...limits)]
  return `<rect x="${frame.left}" y="${place(top)}" width="${frame.right - frame.left}" height="${place(bottom - top)}" fill="${theme.quiet}"/>`
}

const levelMarks = ({ levels }: DiagnosticPlot, { y }: Scales): string =>
  levels
    .map(
      ({ role, y: height }) =>
        `<path d="M${frame.left} ${place(y.at(height))}H${frame.right}" ${strokes[role]}/>`,
    )
    .join('')

function barMarks({ bars }: DiagnosticPlot, { x, y }: Scales): string {
  if (bars === null) return ''
  const zero = y.at(0)
  const shapes = Array.from(bars.low, (low, bar) => {
    const [left, right, end] = [x.at(low), x.at(bars.high[bar]), y.at(bars.height[bar])]
    return `<rect x="${place(left)}" y="${place(Math.min(zero, end))}" width="${place(right - left)}" height="${place(Math.abs(end - zero))}"/>`
  })
  return `<g fill="${theme.point}" fill-opacity="0.35" stroke="${theme.point}">${shapes.join('')}</g>`
}

function drawnLines({ lines, levels }: DiagnosticPlot, { x, y }: Scales): readonly Polyline[] {
  const curves = lines.filter(({ curve }) => curve.lower === undefined)
  return [
    ...curves.map(({ curve }) => placedLine(curve, { x, y })),
    ...levels.map((level) => levelLine(y.at(level.y))),
  ]
}

/** Names of lines where these end on the right, as far as they are in the frame and apart from each other. */
function lineNames(
  lines: readonly DiagnosticLine[],
  { x, y }: { readonly x: Scale; readonly y: Scale },
): string {
  const taken: number[] = []
  return lines
    .map(({ label, curve }) => {
      const last = curve.x.filter((value) => x.at(value) <= frame.right).length - 1
      const height = y.at(curve.y[last])
      if (label === undefined || !(height > frame.top && height < frame.bottom)) return ''
      if (taken.some((other) => Math.abs(other - height) < 12)) return ''
      taken.push(height)
      const at = `x="${place(x.at(curve.x[last]) - 3)}" y="${place(height - 4)}"`
      return `<text ${at} text-anchor="end" fill="${theme.influential}">${escapeXml(label)}</text>`
    })
    .join('')
}
