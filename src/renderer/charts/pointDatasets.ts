import type { ChartDataset, PointStyle } from 'chart.js'
import { markerOf } from '@shared/plots/marker'
import { FLAG_EXCLUDED, type FlagName } from '@shared/diagnostics/rowDiagnostics'
import type { PointSet } from '@shared/plots/plotModel'
import type { ChartTokens } from './chartTokens'
import { faint } from './faint'

type PointClass = FlagName | 'ordinary' | 'excluded'

const marks: Record<PointClass, { readonly style: PointStyle; readonly radius: number }> = {
  ordinary: { style: 'circle', radius: 3.6 },
  excluded: { style: 'circle', radius: 4.2 },
  outlier: { style: 'rectRot', radius: 6 },
  'high-leverage': { style: 'triangle', radius: 6 },
  influential: { style: 'rect', radius: 6 },
}

/** Each mark's colour among the tokens. */
const flagTokens = {
  outlier: 'outlier',
  'high-leverage': 'leverage',
  influential: 'influence',
} as const satisfies Record<FlagName, keyof ChartTokens>

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
  const { style, radius } = marks[name]
  const color = name === 'ordinary' ? tokens['point-fill'] : tokens[flagTokens[name]]
  return {
    pointStyle: style,
    pointRadius: many ? radius * MANY_SHRINK : radius,
    pointBackgroundColor: color,
    pointBorderColor: name === 'ordinary' ? tokens.point : color,
    pointBorderWidth: many || name !== 'ordinary' ? 0 : 1,
  }
}

/** One dataset a mark, so that meaning is in the shape as well as in the colour; flagged points are drawn last, on top. */
export const pointDatasets = (points: PointSet, tokens: ChartTokens): ChartDataset<'scatter'>[] => {
  const classes: Record<PointClass, { x: number; y: number }[]> = {
    ordinary: [],
    excluded: [],
    'high-leverage': [],
    influential: [],
    outlier: [],
  }
  for (let index = 0; index < points.x.length; index++) {
    classes[classOf(points.flags[index])].push({ x: points.x[index], y: points.y[index] })
  }
  const many = points.x.length > MANY_POINTS
  return (['ordinary', 'excluded', 'high-leverage', 'influential', 'outlier'] as const).map(
    (name, index) => ({
      label: name,
      data: classes[name],
      order: -index,
      pointHoverRadius: 0,
      ...(name === 'ordinary' && points.thinning?.density ? sampleLook(tokens) : looks(name, tokens, many)),
    }),
  )
}
