import type { Chart } from 'chart.js'
import { hasRow, type RowSet } from '@shared/table/rowSet'
import type { ChartTokens } from './chartTokens'
import { drawMark, MarkSheet, type MarkLook } from './markSheet'
import { paintLabels, type LabelsInput } from './paintLabels'
import { isInChartArea, placeOf, type PlacedPoint } from './pointPlaces'

const RING_RADIUS = 10
/** Of the ring round each of several rows. */
const SMALL_RADIUS = 6
/** More rings than these are stamped, and smaller, so that the marks under them are seen. */
const FEW_RINGS = 200
const MANY_SHRINK = 0.62

export interface PointLayerInput extends Omit<LabelsInput, 'rings'> {
  readonly selectedRow: number | null
  readonly selectedRows: RowSet
  readonly hoveredRow: number | null
}

const drawRing = (context: CanvasRenderingContext2D, point: PlacedPoint, color: string): void => {
  context.beginPath()
  context.arc(point.x, point.y, RING_RADIUS, 0, 2 * Math.PI)
  context.strokeStyle = color
  context.lineWidth = 2.5
  context.stroke()
}

const ringLook = (tokens: ChartTokens, scale: number): MarkLook => ({
  pointStyle: 'circle',
  radius: scale * SMALL_RADIUS,
  rotation: 0,
  fill: 'transparent',
  border: tokens.selection,
  borderWidth: scale * 1.8,
})

/** A ring round every drawn point of the rows that are selected: there may be thousands. */
const drawSelected = (context: CanvasRenderingContext2D, chart: Chart, input: PointLayerInput): void => {
  const { points, selectedRows, tokens } = input
  if (selectedRows.count === 0) return
  const places: PlacedPoint[] = []
  for (let index = 0; index < points.rows.length; index++) {
    if (!hasRow(selectedRows, points.rows[index])) continue
    const place = placeOf(chart, points, index)
    if (isInChartArea(chart, place)) places.push(place)
  }
  if (places.length <= FEW_RINGS) {
    const look = ringLook(tokens, 1)
    return places.forEach((place) => drawMark(context, look, place))
  }
  const sheet = new MarkSheet(chart)
  sheet.stamp(ringLook(tokens, MANY_SHRINK), places)
  sheet.paint(context)
}

/** Names of flagged points, and the rings of the rows selected, of the one picked last and of the one pointed at. */
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
  drawSelected(context, chart, input)
  if (hovered) drawRing(context, hovered, tokens['text-3'])
  if (selected) drawRing(context, selected, tokens.selection)
}
