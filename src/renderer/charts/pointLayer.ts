import type { Chart } from 'chart.js'
import type { PointSet } from '@shared/plots/plotModel'
import { placeLabels, type Dot, type LabelRequest } from '@shared/plots/labelPlacement'
import type { ChartTokens } from './chartTokens'

const MARK_RADIUS = 6
const RING_RADIUS = 10
const MAX_LABELS = 40
const LABEL_HEIGHT = 14
/** A point further away than this is not meant. */
const REACH = 14

interface PlacedPoint extends Dot {
  readonly index: number
  readonly row: number
}

const pointAt = (chart: Chart, points: PointSet, index: number): PlacedPoint => ({
  index,
  row: points.rows[index],
  x: chart.scales.x.getPixelForValue(points.x[index]),
  y: chart.scales.y.getPixelForValue(points.y[index]),
  radius: points.flags[index] > 0 ? MARK_RADIUS : 3.6,
})

const inside = (chart: Chart, { x, y }: Dot): boolean => {
  const { left, right, top, bottom } = chart.chartArea
  return x >= left && x <= right && y >= top && y <= bottom
}

/** Index of the point under the pointer; -1 where there is none near. */
export const nearestPoint = (chart: Chart, points: PointSet, position: { x: number; y: number }): number => {
  const { x: xScale, y: yScale } = chart.scales
  let nearest = -1
  let best = REACH * REACH
  for (let index = 0; index < points.x.length; index++) {
    const dx = xScale.getPixelForValue(points.x[index]) - position.x
    if (dx > REACH || dx < -REACH) continue
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

/** Where a point is on the chart's canvas. */
export const pointPosition = (chart: Chart, points: PointSet, index: number): { x: number; y: number } =>
  pointAt(chart, points, index)

const drawRing = (context: CanvasRenderingContext2D, point: PlacedPoint, color: string): void => {
  context.beginPath()
  context.arc(point.x, point.y, RING_RADIUS, 0, 2 * Math.PI)
  context.strokeStyle = color
  context.lineWidth = 2.5
  context.stroke()
}

const drawLabels = (
  context: CanvasRenderingContext2D,
  chart: Chart,
  input: {
    points: PointSet
    labels: ReadonlyMap<number, string>
    tokens: ChartTokens
    rings: readonly Dot[]
  },
): void => {
  const { points, labels, tokens, rings } = input
  context.font = `11px ${tokens['font-ui']}`
  const dots = Array.from(points.x, (_, index) => pointAt(chart, points, index)).filter((dot) =>
    inside(chart, dot),
  )
  const named = dots
    .filter((dot) => points.flags[dot.index] > 0 && labels.has(dot.row))
    .sort((a, b) => (points.flags[b.index] & 1) - (points.flags[a.index] & 1))
    .slice(0, MAX_LABELS)
  const requests: LabelRequest[] = named.map((dot) => ({
    x: dot.x,
    y: dot.y,
    radius: dot.radius,
    width: context.measureText(labels.get(dot.row) ?? '').width,
    height: LABEL_HEIGHT,
  }))
  const { left, top, right, bottom } = chart.chartArea
  const surroundings = { frame: { left, top: top - 6, right: right + 10, bottom }, dots: [...dots, ...rings] }
  for (const label of placeLabels(requests, surroundings)) {
    const dot = named[label.index]
    if (label.leader) {
      context.beginPath()
      context.moveTo(dot.x, dot.y)
      context.lineTo(
        Math.min(Math.max(dot.x, label.left), label.right),
        Math.min(Math.max(dot.y, label.top), label.bottom),
      )
      context.strokeStyle = tokens['border-strong']
      context.lineWidth = 1
      context.stroke()
    }
    context.fillStyle = tokens.text
    context.textBaseline = 'middle'
    context.fillText(labels.get(dot.row) ?? '', label.left, (label.top + label.bottom) / 2)
  }
}

export interface PointLayerInput {
  readonly points: PointSet
  readonly labels: ReadonlyMap<number, string>
  readonly selectedRow: number | null
  readonly hoveredRow: number | null
  readonly tokens: ChartTokens
}

/** Names of flagged points, none over another, and the rings of the row picked and the row pointed at. */
export const paintPointLayer = (
  context: CanvasRenderingContext2D,
  chart: Chart,
  { points, labels, selectedRow, hoveredRow, tokens }: PointLayerInput,
): void => {
  const ringed = [
    { row: hoveredRow, color: tokens['text-3'] },
    { row: selectedRow, color: tokens.selection },
  ].flatMap(({ row, color }) => {
    const index = row === null ? -1 : points.rows.indexOf(row)
    return index < 0 ? [] : [{ point: pointAt(chart, points, index), color }]
  })
  const rings = ringed.map(({ point }) => ({ ...point, radius: RING_RADIUS + 1 }))
  drawLabels(context, chart, { points, labels, tokens, rings })
  for (const { point, color } of ringed) if (inside(chart, point)) drawRing(context, point, color)
}
