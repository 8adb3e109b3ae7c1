import type { Dot, LabelRequest } from '../plots/labelPlacement'
import { placeLabels } from '../plots/labelPlacement'
import type { Polyline } from '../plots/lineTouchesBox'
import { markerOf } from '../plots/marker'
import type { PointSet } from '../plots/plotModel'
import { frame } from './svgFrame'
import type { Scales } from './svgMarks'
import { MARKER_RADIUS, place, POINT_RADIUS } from './svgMarks'
import { escapeXml, textWidth, truncated } from './svgText'
import { theme } from './svgTheme'

/** More names than this would hide the data. */
const LABEL_LIMIT = 12
const FONT_SIZE = 10.5
const NAME_LENGTH = 28

export interface LabelOptions {
  readonly rowNames: ReadonlyMap<number, string>
  /** Lines, in the picture's places, that names had better not cover. */
  readonly lines: readonly Polyline[]
}

/** Names of the flagged points, those farthest from the middle first, each where it covers nothing. */
export function pointLabels(points: PointSet, scales: Scales, { rowNames, lines }: LabelOptions): string {
  const { rows, flags } = points
  const dots = Array.from(rows, (_, i) => dotOf(points, i, scales))
  const indices = [...rows.keys()].filter((i) => flags[i] !== 0)
  const centre = middle(points.y)
  indices.sort((a, b) => Math.abs(points.y[b] - centre) - Math.abs(points.y[a] - centre))
  const labelled = indices.slice(0, LABEL_LIMIT)
  const names = labelled.map((i) => truncated(rowNames.get(rows[i]) ?? String(rows[i]), NAME_LENGTH))
  const requests = labelled.map((i, k): LabelRequest => {
    return { ...dots[i], width: textWidth(names[k], FONT_SIZE) + 2, height: FONT_SIZE + 2 }
  })
  const texts = placeLabels(requests, { frame, dots, lines }).map(
    ({ index, left, right, top, bottom, leader }) => {
      const { x, y } = requests[index]
      const nearX = Math.min(Math.max(x, left), right)
      const nearY = Math.min(Math.max(y, top), bottom)
      const line = leader
        ? `<path d="M${place(x)} ${place(y)}L${place(nearX)} ${place(nearY)}" stroke="${theme.point}" stroke-width="0.7" fill="none"/>`
        : ''
      return `${line}<text x="${place(left + 1)}" y="${place(bottom - 3)}">${escapeXml(names[index])}</text>`
    },
  )
  const halo = `stroke="${theme.surface}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"`
  return `<g fill="${theme.text}" font-size="${FONT_SIZE}" ${halo}>${texts.join('')}</g>`
}

const dotOf = ({ x, y, flags }: PointSet, i: number, scales: Scales): Dot => ({
  x: scales.x.at(x[i]),
  y: scales.y.at(y[i]),
  radius: markerOf(flags[i]) === null ? POINT_RADIUS : MARKER_RADIUS,
})

function middle(values: Float64Array): number {
  let mean = 0
  values.forEach((value, i) => (mean += (value - mean) / (i + 1)))
  return mean
}
