import type { Polyline } from '../plots/lineTouchesBox'
import { markerOf } from '../plots/marker'
import type { Curve, PointSet } from '../plots/plotModel'
import type { FlagName } from '../diagnostics/flag'
import { flagKinds } from '../diagnostics/flag'
import { markerCorners } from '../plots/markerCorners'
import type { Scale } from './svgScale'
import { theme } from './svgTheme'

export interface Scales {
  readonly x: Scale
  readonly y: Scale
}

export const POINT_RADIUS = 3
export const MARKER_RADIUS = 5
/** Of points sampled from the cells on which they lie. */
const SAMPLE_RADIUS = 1.3
/** Of more points than this the outlines would run together. */
const MANY = 1000

/** A place on the drawing to a tenth of a unit. */
export const place = (value: number): string => String(Math.round(value * 10) / 10)

/** Points: plain ones as grey discs, small ones where cells count the points; flagged ones on top in their shapes and colours. */
export function pointMarks({ x, y, flags, thinning }: PointSet, scales: Scales): string {
  const look = thinning?.density
    ? { radius: SAMPLE_RADIUS, fill: theme.text, opacity: 0.45 }
    : { radius: POINT_RADIUS, fill: theme.point, opacity: 0.4 }
  const plain: string[] = []
  const flagged: string[] = []
  x.forEach((value, i) => {
    const left = scales.x.at(value)
    const top = scales.y.at(y[i])
    const marker = markerOf(flags[i])
    if (marker === null) plain.push(`<circle cx="${place(left)}" cy="${place(top)}" r="${look.radius}"/>`)
    else flagged.push(markerShape(marker, left, top))
  })
  const outline = thinning?.density || plain.length > MANY ? '' : ` stroke="${theme.point}"`
  const group = `<g fill="${look.fill}" fill-opacity="${look.opacity}"${outline}>${plain.join('')}</g>`
  return `${group}<g stroke="${theme.surface}" stroke-width="0.6">${flagged.join('')}</g>`
}

/** A flag's shape in the colour of its kind. */
export function markerShape(marker: FlagName, x: number, y: number): string {
  const corners = markerCorners[marker].map(
    ([dx, dy]) => `${place(x + dx * MARKER_RADIUS)} ${place(y + dy * MARKER_RADIUS)}`,
  )
  return `<path d="M${corners.join('L')}Z" fill="${theme[flagKinds[marker]]}"/>`
}

/** Where a line lies on the drawing. */
export const placedLine = ({ x, y }: Polyline, scales: Scales): Polyline => ({
  x: Array.from(x, (value) => scales.x.at(value)),
  y: Array.from(y, (value) => scales.y.at(value)),
})

/** A polyline through the finite points. */
export function linePath(x: ArrayLike<number>, y: ArrayLike<number>, scales: Scales): string {
  let path = ''
  let pen = 'M'
  for (let i = 0; i < x.length; i++) {
    if (!Number.isFinite(y[i])) {
      pen = 'M'
      continue
    }
    path += `${pen}${place(scales.x.at(x[i]))} ${place(scales.y.at(y[i]))}`
    pen = 'L'
  }
  return path
}

/** The area between the limits of a curve, as a closed path; empty without limits. */
export function bandPath({ x, lower, upper }: Curve, scales: Scales): string {
  if (lower === undefined || upper === undefined) return ''
  const corner = (value: number, limit: number): string =>
    `${place(scales.x.at(value))} ${place(scales.y.at(limit))}`
  const above = Array.from(x, (value, i) => corner(value, upper[i]))
  const below = Array.from(x, (value, i) => corner(value, lower[i])).reverse()
  return `M${[...above, ...below].join('L')}Z`
}
