import type { Chart } from 'chart.js'

interface Upright {
  /** Where on the horizontal axis. */
  readonly at: number
  readonly color: string
  /** @default 2 */
  readonly width?: number
}

/** A line from top to bottom where the current step or rate is; none where that is outside the picture. */
export const paintUpright = (
  context: CanvasRenderingContext2D,
  chart: Chart,
  { at, color, width = 2 }: Upright,
): void => {
  const { left, right, top, bottom } = chart.chartArea
  const x = chart.scales.x.getPixelForValue(at)
  if (!(x >= left - 1 && x <= right + 1)) return
  context.beginPath()
  context.moveTo(x, top)
  context.lineTo(x, bottom)
  context.strokeStyle = color
  context.lineWidth = width
  context.stroke()
}
