import type { Chart } from 'chart.js'

/** The value on the horizontal axis under the pointer. */
export const valueAcross = (chart: Chart, event: MouseEvent): number =>
  chart.scales.x.getValueForPixel(event.clientX - chart.canvas.getBoundingClientRect().left) ?? 0
