import type { Chart } from 'chart.js'
import { paintLabels, type LabelsInput } from './paintLabels'
import { isInChartArea, placeOf, type PlacedPoint } from './pointPlaces'

const RING_RADIUS = 10

export interface PointLayerInput extends Omit<LabelsInput, 'rings'> {
  readonly selectedRow: number | null
  readonly hoveredRow: number | null
}

const drawRing = (context: CanvasRenderingContext2D, point: PlacedPoint, color: string): void => {
  context.beginPath()
  context.arc(point.x, point.y, RING_RADIUS, 0, 2 * Math.PI)
  context.strokeStyle = color
  context.lineWidth = 2.5
  context.stroke()
}

/** Names of flagged points, and the rings of the row picked and of the row pointed at. */
export const paintPointLayer = (
  context: CanvasRenderingContext2D,
  chart: Chart,
  input: PointLayerInput,
): void => {
  const { points, selectedRow, hoveredRow, tokens } = input
  const pointOf = (row: number | null): PlacedPoint | null => {
    const index = row === null ? -1 : points.rows.indexOf(row)
    const point = index < 0 ? null : placeOf(chart, points, index)
    return point && isInChartArea(chart, point) ? point : null
  }
  const selected = pointOf(selectedRow)
  const hovered = pointOf(hoveredRow)
  // Names make room for the ring that stays, not for the one that follows the pointer.
  paintLabels(context, chart, {
    ...input,
    rings: selected ? [{ ...selected, radius: RING_RADIUS + 1 }] : [],
  })
  if (hovered) drawRing(context, hovered, tokens['text-3'])
  if (selected) drawRing(context, selected, tokens.selection)
}
