import type { Polyline } from '../plots/lineTouchesBox'
import type { Curve, FitPlot, PlotModel, QuantilePlot, ResidualPlot } from '../plots/plotModel'
import { span } from '../plots/rangeValues'
import { frame, levelLine } from './svgFrame'
import type { Scales } from './svgMarks'
import { bandPath, linePath, place, placedLine } from './svgMarks'
import { theme } from './svgTheme'

export interface LineMarks {
  /** What lies behind the points, and the line over them. */
  readonly below: string
  readonly line: string
  /** Where names had better not be. */
  readonly lines: readonly Polyline[]
}

/** Band, limits and line of a plot. */
export function lineMarks(plot: PlotModel, scales: Scales): LineMarks {
  if (plot.kind === 'residual') return residualMarks(plot, scales)
  const [x, y, band] = plot.kind === 'fit' ? fitLine(plot) : quantileLine(plot)
  return {
    below: band === null ? '' : bandMark(band, scales),
    line: x.length === 0 ? '' : lineMark(linePath(x, y, scales)),
    lines: [placedLine({ x, y }, scales)],
  }
}

type Line = readonly [x: ArrayLike<number>, y: ArrayLike<number>, band: Curve | null]

const fitLine = ({ curve }: FitPlot): Line => (curve === null ? [[], [], null] : [curve.x, curve.y, curve])

function quantileLine({ band, line, points }: QuantilePlot): Line {
  const [low, high] = span(points.x)
  const x = Array.from({ length: 100 }, (_, i) => low + ((high - low) * i) / 99)
  return [x, x.map((value) => line.intercept + line.slope * value), band]
}

function residualMarks({ threshold }: ResidualPlot, { y }: Scales): LineMarks {
  const { left, right } = frame
  const zero = `<path d="M${left} ${place(y.at(0))}H${right}" stroke="${theme.text}"/>`
  if (threshold === null) return { below: '', line: zero, lines: [levelLine(y.at(0))] }
  const top = y.at(threshold)
  const bottom = y.at(-threshold)
  const zone = `<rect x="${left}" y="${place(top)}" width="${right - left}" height="${place(bottom - top)}" fill="${theme.quiet}"/>`
  const limits = `<path d="M${left} ${place(top)}H${right}M${left} ${place(bottom)}H${right}" stroke="${theme.outlier}" stroke-dasharray="6 4"/>`
  return { below: zone, line: zero + limits, lines: [top, bottom, y.at(0)].map(levelLine) }
}

const bandMark = (curve: Curve, scales: Scales): string =>
  `<path d="${bandPath(curve, scales)}" fill="${theme.fit}" fill-opacity="0.15"/>`

const lineMark = (path: string): string =>
  `<path d="${path}" fill="none" stroke="${theme.fit}" stroke-width="2" stroke-linejoin="round"/>`
