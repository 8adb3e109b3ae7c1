import type { Drawing, Mark, Paint, Stroke } from './drawing'
import { pathPieces } from './pathPieces'

type Attributes = Readonly<Record<string, string>>

/** A tag, or what stands between tags; attribute values have no bare `<` or `>`. */
const TOKENS = /<(\/?)(\w+)([^>]*?)(\/?)>|([^<]+)/g

/** These say something of the drawing and are not in it. */
const UNDRAWN = ['title', 'desc', 'clipPath']

/**
 * What the SVG of a figure draws (`svgFigure`), for formats that have no SVG of their own. It reads the part of SVG 2 that figures
 * are written in: groups whose attributes are inherited, paths of straight lines, rectangles, circles and texts.
 */
export function readDrawing(svg: string): Drawing {
  const stack: Attributes[] = []
  const marks: Mark[] = []
  let frame: Drawing['frame'] = { x: 0, y: 0, width: 0, height: 0 }
  let undrawn = 0
  for (const [, closing, tag, written, empty, text] of svg.matchAll(TOKENS)) {
    const inherited = stack.at(-1) ?? {}
    if (text !== undefined) {
      if (inherited.tag === 'text' && undrawn === 0) marks.push(textMark(unescaped(text), inherited))
    } else if (closing !== '') {
      stack.pop()
      if (UNDRAWN.includes(tag)) undrawn--
    } else {
      const attributes = { ...inherited, ...attributesOf(written), tag }
      const mark = undrawn > 0 ? null : shapeMark(attributes)
      if (mark !== null) marks.push(mark)
      if (tag === 'rect' && undrawn > 0) frame = boxOf(attributes)
      if (empty !== '') continue
      stack.push(attributes)
      if (UNDRAWN.includes(tag)) undrawn++
    }
  }
  const [, , width, height] = (/viewBox="([^"]*)"/.exec(svg)?.[1] ?? '').split(' ').map(Number)
  return { width, height, frame, marks }
}

const attributesOf = (written: string): Attributes =>
  Object.fromEntries(
    Array.from(written.matchAll(/([\w-]+)="([^"]*)"/g), ([, name, value]) => [name, unescaped(value)]),
  )

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
}

const unescaped = (text: string): string =>
  text.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => entities[entity])

function shapeMark(attributes: Attributes): Mark | null {
  const painted = { stroke: strokeOf(attributes), clipped: attributes['clip-path'] !== undefined }
  const fill = paintOf(attributes, { name: 'fill', usual: '#000000' })
  if (attributes.tag === 'circle') {
    const { cx, cy, r } = attributes
    return { kind: 'disc', x: Number(cx), y: Number(cy), radius: Number(r), fill, ...painted }
  }
  if (attributes.tag === 'rect') {
    const { x, y, width, height } = boxOf(attributes)
    const places = [x, y, x + width, y, x + width, y + height, x, y + height]
    return { kind: 'shape', pieces: [{ places, closed: true }], fill, ...painted }
  }
  if (attributes.tag !== 'path') return null
  const pieces = pathPieces(attributes.d)
  const hasArea = pieces.some(({ places }) => places.length > 4)
  return { kind: 'shape', pieces, fill: hasArea ? fill : null, ...painted }
}

const boxOf = ({ x = '0', y = '0', width, height }: Attributes): Drawing['frame'] => ({
  x: Number(x),
  y: Number(y),
  width: Number(width),
  height: Number(height),
})

function paintOf(
  attributes: Attributes,
  { name, usual }: { readonly name: 'fill' | 'stroke'; readonly usual: string },
): Paint | null {
  const colour = attributes[name] ?? usual
  return colour === 'none' ? null : { colour, opacity: Number(attributes[`${name}-opacity`] ?? 1) }
}

function strokeOf(attributes: Attributes): Stroke | null {
  const paint = paintOf(attributes, { name: 'stroke', usual: 'none' })
  if (paint === null) return null
  const { 'stroke-width': width = '1', 'stroke-dasharray': dash = '' } = attributes
  return { ...paint, width: Number(width), dash: dash.split(' ').filter(Boolean).map(Number) }
}

function textMark(text: string, attributes: Attributes): Mark {
  const moved = /translate\((\S+) (\S+)\) rotate\(-90\)/.exec(attributes.transform ?? '')
  const { x = moved?.[1], y = moved?.[2], 'text-anchor': anchor = 'start' } = attributes
  return {
    kind: 'text',
    x: Number(x),
    y: Number(y),
    text,
    size: Number(attributes['font-size']),
    anchor: anchor === 'middle' || anchor === 'end' ? anchor : 'start',
    colour: attributes.fill ?? '#000000',
    upright: moved !== null,
  }
}
