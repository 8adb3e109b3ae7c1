import type { Chart } from 'chart.js'
import type { DiagnosticBars } from '@shared/plots/diagnosticPlot'
import type { Box } from '@shared/plots/box'
import { hasRow, type RowSet } from '@shared/table/rowSet'
import type { ChartTokens } from './chartTokens'

/** The rectangle of a bar on the chart's canvas. */
export const boxOfBar = ({ scales: { x, y } }: Chart, bars: DiagnosticBars, bar: number): Box => {
  const [end, zero] = [y.getPixelForValue(bars.height[bar]), y.getPixelForValue(0)]
  return {
    left: x.getPixelForValue(bars.low[bar]),
    right: x.getPixelForValue(bars.high[bar]),
    top: Math.min(end, zero),
    bottom: Math.max(end, zero),
  }
}

/** The bar above or below the pointer, however high it is; −1 where there is none. */
export const barAt = (
  chart: Chart,
  bars: DiagnosticBars,
  { x, y }: { readonly x: number; readonly y: number },
): number => {
  const { left, right, top, bottom } = chart.chartArea
  if (x < left || x > right || y < top || y > bottom) return -1
  const at = chart.scales.x.getValueForPixel(x) ?? NaN
  let nearest = -1
  let best = Infinity
  for (let bar = 0; bar < bars.low.length; bar++) {
    const width = bars.high[bar] - bars.low[bar]
    const distance = Math.max(0, bars.low[bar] - at, at - bars.high[bar])
    // Thin bars are meant from some way off.
    if (distance >= best || distance > 1.5 * width) continue
    best = distance
    nearest = bar
  }
  return nearest
}

/** All bars, each in the points' colour with an edge of its own. */
export const paintBars = (
  context: CanvasRenderingContext2D,
  chart: Chart,
  { bars, tokens }: { readonly bars: DiagnosticBars; readonly tokens: ChartTokens },
): void => {
  context.fillStyle = tokens['point-fill']
  context.strokeStyle = tokens.point
  context.lineWidth = 1
  for (let bar = 0; bar < bars.low.length; bar++) {
    const { left, top, right, bottom } = boxOfBar(chart, bars, bar)
    context.fillRect(left, top, right - left, bottom - top)
    context.strokeRect(left, top, right - left, bottom - top)
  }
}

/** How many of each bar's rows are selected; null where it is not told which rows they are. */
export const selectedInBars = ({ counts, members }: DiagnosticBars, selected: RowSet): Uint32Array | null => {
  if (!counts || !members) return null
  const inBars = new Uint32Array(counts.length)
  if (selected.count === 0) return inBars
  members.rows.forEach((row, i) => {
    if (hasRow(selected, row)) inBars[members.bar[i]]++
  })
  return inBars
}

/** The selected share of each bar, from the bottom up, with an edge. */
export const paintSelectedBars = (
  context: CanvasRenderingContext2D,
  chart: Chart,
  {
    bars,
    selected,
    color,
  }: { readonly bars: DiagnosticBars; readonly selected: Uint32Array; readonly color: string },
): void => {
  context.fillStyle = color
  context.strokeStyle = color
  context.lineWidth = 2
  selected.forEach((count, bar) => {
    if (count === 0) return
    const { left, top, right, bottom } = boxOfBar(chart, bars, bar)
    const height = ((bottom - top) * count) / (bars.counts?.[bar] ?? count)
    context.globalAlpha = 0.5
    context.fillRect(left, bottom - height, right - left, height)
    context.globalAlpha = 1
    context.strokeRect(left, bottom - height, right - left, height)
  })
}

/** Pixels from one line of a hatch to the next. */
const HATCH = 6

/** The flagged share of each bar, from the top down, hatched: it may lie over what is selected. */
export const paintFlaggedBars = (
  context: CanvasRenderingContext2D,
  chart: Chart,
  { bars, color }: { readonly bars: DiagnosticBars; readonly color: string },
): void => {
  bars.flagged?.forEach((count, bar) => {
    if (count === 0) return
    const { left, top, right, bottom } = boxOfBar(chart, bars, bar)
    const height = Math.max(1, ((bottom - top) * count) / (bars.counts?.[bar] ?? count))
    context.save()
    context.strokeStyle = color
    context.lineWidth = 1.5
    context.beginPath()
    context.rect(left, top, right - left, height)
    context.clip()
    context.strokeRect(left, top, right - left, height)
    context.beginPath()
    for (let x = left - height; x < right; x += HATCH) {
      context.moveTo(x, top + height)
      context.lineTo(x + height, top)
    }
    context.stroke()
    context.restore()
  })
}
