import type { Chart, PointStyle } from 'chart.js'
import { FLAG_EXCLUDED, flagKinds, type FlagKind, type FlagName } from '@shared/diagnostics/flag'
import { markerOf, markersInDrawingOrder } from '@shared/plots/marker'
import type { PointSet } from '@shared/plots/plotModel'
import type { ChartTokens } from './chartTokens'
import { faint } from './faint'
import { drawMark, MarkSheet, type MarkLook } from './markSheet'
import { isInChartArea } from './pointPlaces'

type PointClass = FlagName | 'ordinary' | 'excluded'

interface Mark {
  readonly style: PointStyle
  readonly radius: number
  /** In degrees. @default 0 */
  readonly rotation?: number
  /** Shapes that are strokes have no inside to fill. @default 0 */
  readonly stroke?: number
}

const marks: Record<PointClass, Mark> = {
  ordinary: { style: 'circle', radius: 3.6 },
  excluded: { style: 'circle', radius: 4.2 },
  outlier: { style: 'rectRot', radius: 6 },
  'high-leverage': { style: 'triangle', radius: 6 },
  influential: { style: 'rect', radius: 6 },
  bonferroni: { style: 'star', radius: 6.5, stroke: 2 },
  'cook-median': { style: 'triangle', radius: 6, rotation: 90 },
  'leverage-2p': { style: 'triangle', radius: 6, rotation: 180 },
  dffits: { style: 'cross', radius: 6, stroke: 3 },
  'robust-outlier': { style: 'crossRot', radius: 6, stroke: 3 },
}

/** The colour of each kind of flag among the tokens. */
const flagTokens = {
  outlier: 'outlier',
  'high-leverage': 'leverage',
  influential: 'influence',
} as const satisfies Record<FlagKind, keyof ChartTokens>

const drawingOrder: readonly PointClass[] = ['ordinary', 'excluded', ...markersInDrawingOrder]

/** Beyond this many points borders cost more than they show, and marks are stamped. */
const MANY_POINTS = 2000
const MANY_SHRINK = 0.62

/** Points sampled from the cells on which they lie: small and faint, in a colour that shows on every shade. */
const sampleLook = (tokens: ChartTokens): MarkLook => ({
  pointStyle: 'circle',
  radius: 1.6,
  rotation: 0,
  fill: faint(tokens.text, 0.45),
  border: 'transparent',
  borderWidth: 0,
})

/** Left out of the fit: an empty circle. */
const hollowLook = (tokens: ChartTokens): MarkLook => ({
  pointStyle: marks.excluded.style,
  radius: marks.excluded.radius,
  rotation: 0,
  fill: 'transparent',
  border: tokens.excluded,
  borderWidth: 1.6,
})

const classOf = (flags: number): PointClass =>
  (flags & FLAG_EXCLUDED) !== 0 ? 'excluded' : (markerOf(flags) ?? 'ordinary')

const lookOf = (name: PointClass, tokens: ChartTokens, many: boolean): MarkLook => {
  if (name === 'excluded') return hollowLook(tokens)
  const { style, radius, rotation = 0, stroke = 0 } = marks[name]
  const color = name === 'ordinary' ? tokens['point-fill'] : tokens[flagTokens[flagKinds[name]]]
  return {
    pointStyle: style,
    rotation,
    radius: many ? radius * MANY_SHRINK : radius,
    fill: color,
    border: name === 'ordinary' ? tokens.point : color,
    borderWidth: name === 'ordinary' ? (many ? 0 : 1) : many ? stroke * MANY_SHRINK : stroke,
  }
}

interface Place {
  readonly x: number
  readonly y: number
}

/** The places of the points of each class, in drawing order: flagged points are drawn last, on top. */
const placesByClass = (chart: Chart, { x, y, flags }: PointSet): ReadonlyMap<PointClass, Place[]> => {
  const classes = new Map<PointClass, Place[]>(drawingOrder.map((name) => [name, []]))
  const scales = { x: chart.scales.x, y: chart.scales.y }
  for (let index = 0; index < x.length; index++) {
    const place = { x: scales.x.getPixelForValue(x[index]), y: scales.y.getPixelForValue(y[index]) }
    if (isInChartArea(chart, place)) classes.get(classOf(flags[index]))?.push(place)
  }
  return classes
}

/** The marks of points, so that meaning is in the shape as well as in the colour. */
export const paintPoints = (
  context: CanvasRenderingContext2D,
  chart: Chart,
  { points, tokens }: { readonly points: PointSet; readonly tokens: ChartTokens },
): void => {
  const many = points.x.length > MANY_POINTS
  const sheet = many ? new MarkSheet(chart) : null
  for (const [name, places] of placesByClass(chart, points)) {
    const isSampled = name === 'ordinary' && points.thinning?.density
    const look = isSampled ? sampleLook(tokens) : lookOf(name, tokens, many)
    if (sheet) sheet.stamp(look, places)
    else for (const place of places) drawMark(context, look, place)
  }
  sheet?.paint(context)
}
