import type { Chart, ChartDataset, Point } from 'chart.js'
import { placeLabels, type Dot, type LabelRequest, type PlacedLabel } from '@shared/plots/labelPlacement'
import type { Polyline } from '@shared/plots/lineTouchesBox'
import type { PointSet } from '@shared/plots/plotModel'
import type { ChartTokens } from './chartTokens'
import { isInChartArea, placeOf, type PlacedPoint } from './pointPlaces'

/** More names than these say nothing. */
const MAX_LABELS = 12
const LABEL_HEIGHT = 14

export interface LabelsInput {
  readonly points: PointSet
  /** Names of rows, those first that matter most. */
  readonly labels: ReadonlyMap<number, string>
  readonly tokens: ChartTokens
  /** Rings around points, which labels leave free. */
  readonly rings: readonly Dot[]
}

/** The lines that the chart draws, in its pixels. */
const drawnLines = ({ data, scales }: Chart): readonly Polyline[] =>
  (data.datasets as ChartDataset<'scatter', Point[]>[])
    .filter(({ showLine, borderWidth }) => showLine && borderWidth !== 0)
    .map((dataset) => ({
      x: dataset.data.map(({ x }) => scales.x.getPixelForValue(x ?? NaN)),
      y: dataset.data.map(({ y }) => scales.y.getPixelForValue(y ?? NaN)),
    }))

const drawLabel = (
  context: CanvasRenderingContext2D,
  label: PlacedLabel,
  { point, text, tokens }: { point: PlacedPoint; text: string; tokens: ChartTokens },
): void => {
  if (label.leader) {
    context.beginPath()
    context.moveTo(point.x, point.y)
    context.lineTo(
      Math.min(Math.max(point.x, label.left), label.right),
      Math.min(Math.max(point.y, label.top), label.bottom),
    )
    context.strokeStyle = tokens['border-strong']
    context.lineWidth = 1
    context.stroke()
  }
  context.fillStyle = tokens.text
  context.textBaseline = 'middle'
  context.fillText(text, label.left, (label.top + label.bottom) / 2)
}

/** Names of the worst flagged points, none over a point, a line or another name. */
export const paintLabels = (context: CanvasRenderingContext2D, chart: Chart, input: LabelsInput): void => {
  const { points, labels, tokens, rings } = input
  context.font = `11px ${tokens['font-ui']}`
  const placed = Array.from(points.x.keys(), (index) => placeOf(chart, points, index)).filter((point) =>
    isInChartArea(chart, point),
  )
  const rank = new Map([...labels.keys()].map((row, index) => [row, index]))
  const named = placed
    .filter((point) => points.flags[point.index] > 0 && labels.has(point.row))
    .sort((a, b) => (rank.get(a.row) ?? 0) - (rank.get(b.row) ?? 0))
    .slice(0, MAX_LABELS)
  const requests = named.map((point): LabelRequest => ({
    x: point.x,
    y: point.y,
    radius: rings.find((ring) => ring.x === point.x && ring.y === point.y)?.radius ?? point.radius,
    width: context.measureText(labels.get(point.row) ?? '').width,
    height: LABEL_HEIGHT,
  }))
  const { left, top, right, bottom } = chart.chartArea
  const frame = { left, top: top - 6, right: right + 10, bottom }
  const dots = [...placed, ...rings]
  for (const label of placeLabels(requests, { frame, dots, lines: drawnLines(chart) })) {
    const point = named[label.index]
    drawLabel(context, label, { point, text: labels.get(point.row) ?? '', tokens })
  }
}
