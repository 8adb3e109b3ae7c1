import { markerOf } from '../plots/marker'
import type { Curve, PointSet } from '../plots/plotModel'
import type { FlagName } from '../diagnostics/rowDiagnostics'
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

/** Points: plain ones as grey discs, small ones where cells count the points; flagged ones on top as ◆ ■ ▲ in their colours. */
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

/** ◆ outlier, ■ influential, ▲ high leverage. */
export function markerShape(marker: FlagName, x: number, y: number): string {
  return `<path d="M${corners(marker, x, y)}Z" fill="${theme[marker]}"/>`
}

function corners(marker: FlagName, x: number, y: number): string {
  const r = MARKER_RADIUS
  const at = (dx: number, dy: number): string => `${place(x + dx)} ${place(y + dy)}`
  if (marker === 'outlier') return [at(0, -r), at(r, 0), at(0, r), at(-r, 0)].join('L')
  if (marker === 'high-leverage') return [at(0, -r), at(r, 0.8 * r), at(-r, 0.8 * r)].join('L')
  const s = 0.8 * r
  return [at(-s, -s), at(s, -s), at(s, s), at(-s, s)].join('L')
}

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
