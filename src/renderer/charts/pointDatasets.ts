import type { ChartDataset, PointStyle } from 'chart.js'
import { FLAG_EXCLUDED, flagKinds, type FlagKind, type FlagName } from '@shared/diagnostics/flag'
import { markerOf, markersInDrawingOrder } from '@shared/plots/marker'
import type { PointSet } from '@shared/plots/plotModel'
import type { ChartTokens } from './chartTokens'
import { faint } from './faint'

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

/** Beyond this many points borders cost more than they show. */
const MANY_POINTS = 2000
const MANY_SHRINK = 0.62

/** Points sampled from the cells on which they lie: small and faint, in a colour that shows on every shade. */
const sampleLook = (tokens: ChartTokens): Partial<ChartDataset<'scatter'>> => ({
  pointStyle: 'circle',
  pointRadius: 1.6,
  pointBackgroundColor: faint(tokens.text, 0.45),
  pointBorderWidth: 0,
})

/** Left out of the fit: an empty circle. */
const hollowLook = (tokens: ChartTokens): Partial<ChartDataset<'scatter'>> => ({
  pointStyle: marks.excluded.style,
  pointRadius: marks.excluded.radius,
  pointBackgroundColor: 'transparent',
  pointBorderColor: tokens.excluded,
  pointBorderWidth: 1.6,
})

const classOf = (flags: number): PointClass =>
  (flags & FLAG_EXCLUDED) !== 0 ? 'excluded' : (markerOf(flags) ?? 'ordinary')

const looks = (name: PointClass, tokens: ChartTokens, many: boolean): Partial<ChartDataset<'scatter'>> => {
  if (name === 'excluded') return hollowLook(tokens)
  const { style, radius, rotation = 0, stroke = 0 } = marks[name]
  const color = name === 'ordinary' ? tokens['point-fill'] : tokens[flagTokens[flagKinds[name]]]
  return {
    pointStyle: style,
    pointRotation: rotation,
    pointRadius: many ? radius * MANY_SHRINK : radius,
    pointBackgroundColor: color,
    pointBorderColor: name === 'ordinary' ? tokens.point : color,
    pointBorderWidth: name === 'ordinary' ? (many ? 0 : 1) : many ? stroke * MANY_SHRINK : stroke,
  }
}

/** One dataset a mark, so that meaning is in the shape as well as in the colour; flagged points are drawn last, on top. */
export const pointDatasets = (points: PointSet, tokens: ChartTokens): ChartDataset<'scatter'>[] => {
  const classes = new Map<PointClass, { x: number; y: number }[]>(drawingOrder.map((name) => [name, []]))
  for (let index = 0; index < points.x.length; index++) {
    const marked = classes.get(classOf(points.flags[index]))
    marked?.push({ x: points.x[index], y: points.y[index] })
  }
  const many = points.x.length > MANY_POINTS
  return drawingOrder.map((name, index) => ({
    label: name,
    data: classes.get(name) ?? [],
    order: -index,
    pointHoverRadius: 0,
    ...(name === 'ordinary' && points.thinning?.density ? sampleLook(tokens) : looks(name, tokens, many)),
  }))
}
