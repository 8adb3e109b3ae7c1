import type { Chart } from 'chart.js'
import type { Dot } from '@shared/plots/labelPlacement'
import type { PointSet } from '@shared/plots/plotModel'

/** A point on the chart's canvas. */
export interface PlacedPoint extends Dot {
  readonly index: number
  readonly row: number
}

const MARK_RADIUS = 6
const DOT_RADIUS = 3.6
/** A point further away than this is not meant; where cells count the rows between points, it must be nearer. */
const REACH = 14
const REACH_AMONG_CELLS = 6

export const placeOf = (chart: Chart, points: PointSet, index: number): PlacedPoint => ({
  index,
  row: points.rows[index],
  x: chart.scales.x.getPixelForValue(points.x[index]),
  y: chart.scales.y.getPixelForValue(points.y[index]),
  radius: points.flags[index] > 0 ? MARK_RADIUS : DOT_RADIUS,
})

export const isInChartArea = (
  chart: Chart,
  { x, y }: { readonly x: number; readonly y: number },
): boolean => {
  const { left, right, top, bottom } = chart.chartArea
  return x >= left && x <= right && y >= top && y <= bottom
}

/** Index of the point under the pointer; -1 where there is none near. */
export const nearestPoint = (
  chart: Chart,
  points: PointSet,
  position: { readonly x: number; readonly y: number },
): number => {
  const { x: xScale, y: yScale } = chart.scales
  let nearest = -1
  const reach = points.thinning?.density ? REACH_AMONG_CELLS : REACH
  let best = reach * reach
  for (let index = 0; index < points.x.length; index++) {
    const dx = xScale.getPixelForValue(points.x[index]) - position.x
    if (dx > reach || dx < -reach) continue
    const dy = yScale.getPixelForValue(points.y[index]) - position.y
    // A flagged mark is larger and lies on top: it wins a tie.
    const distance = dx * dx + dy * dy - (points.flags[index] > 0 ? 9 : 0)
    if (distance < best) {
      best = distance
      nearest = index
    }
  }
  return nearest
}
