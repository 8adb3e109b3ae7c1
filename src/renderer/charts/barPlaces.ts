import type { Chart } from 'chart.js'
import type { DiagnosticBars } from '@shared/plots/diagnosticPlot'
import type { Box } from '@shared/plots/labelPlacement'
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
