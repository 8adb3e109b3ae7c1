import type { Box } from '../plots/box'
import type { Polyline } from '../plots/lineTouchesBox'
import type { Scales } from './svgMarks'
import { place } from './svgMarks'
import { escapeXml, within } from './svgText'
import { theme } from './svgTheme'

const WIDTH = 640
const HEIGHT = 400
const TITLE_SIZE = 12
/** Where the data is drawn. */
export const frame: Box = { left: 66, top: 34, right: WIDTH - 16, bottom: HEIGHT - 48 }

/** A line across the frame at this place. */
export const levelLine = (y: number): Polyline => ({ x: [frame.left, frame.right], y: [y, y] })

export interface FrameTexts {
  readonly title: string
  readonly description: string
  readonly x: string
  readonly y: string
}

/** The document around a drawing: text alternative, grid, ticks, axis titles, and the drawing clipped to the frame. */
export function svgDocument(
  { marks, above }: { readonly marks: string; readonly above: string },
  scales: Scales,
  { id, texts }: { readonly id: string; readonly texts: FrameTexts },
): string {
  const { left, top, right, bottom } = frame
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img"`,
    ` aria-labelledby="${id}-title ${id}-description" font-family="${escapeXml(theme.font)}" font-size="11">`,
    `<title id="${id}-title">${escapeXml(texts.title)}</title>`,
    `<desc id="${id}-description">${escapeXml(texts.description)}</desc>`,
    `<clipPath id="${id}-clip"><rect x="${left}" y="${top}" width="${right - left}" height="${bottom - top}"/></clipPath>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${theme.surface}"/>`,
    grid(scales),
    `<g clip-path="url(#${id}-clip)">${marks}</g>`,
    above,
    axisTitleTexts(texts),
    '</svg>',
  ].join('')
}

function grid({ x, y }: Scales): string {
  const { left, top, right, bottom } = frame
  const lines = y.ticks.map(({ at }) => `M${left} ${place(at)}H${right}`).join('')
  const strokes = x.ticks.map(({ at }) => `M${place(at)} ${bottom}v4`).join('')
  const xLabels = x.ticks.map(
    ({ at, label }) => `<text x="${place(at)}" y="${bottom + 17}">${escapeXml(label)}</text>`,
  )
  const yLabels = y.ticks.map(
    ({ at, label }) => `<text x="${left - 8}" y="${place(at + 4)}">${escapeXml(label)}</text>`,
  )
  return [
    `<path d="${lines}" stroke="${theme.grid}" fill="none"/>`,
    `<path d="M${left} ${bottom}H${right}${strokes}" stroke="${theme.text2}" fill="none"/>`,
    `<path d="M${left} ${top}V${bottom}" stroke="${theme.grid}" fill="none"/>`,
    `<g fill="${theme.text2}" text-anchor="middle">${xLabels.join('')}</g>`,
    `<g fill="${theme.text2}" text-anchor="end">${yLabels.join('')}</g>`,
  ].join('')
}

function axisTitleTexts({ x, y }: FrameTexts): string {
  const centre = (frame.left + frame.right) / 2
  const middle = (frame.top + frame.bottom) / 2
  // As far as the nearer edge on either side of the middle.
  const across = within(x, { width: 2 * (WIDTH - centre), fontSize: TITLE_SIZE })
  const upwards = within(y, { width: 2 * middle, fontSize: TITLE_SIZE })
  return [
    `<g fill="${theme.text}" text-anchor="middle" font-size="${TITLE_SIZE}">`,
    `<text x="${centre}" y="${HEIGHT - 10}">${escapeXml(across)}</text>`,
    `<text transform="translate(15 ${middle}) rotate(-90)">${escapeXml(upwards)}</text>`,
    '</g>',
  ].join('')
}
