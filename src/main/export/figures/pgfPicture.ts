import { escapeLatex } from '../latexText'
import type { Drawing, Mark, Paint, Piece, Stroke, TextMark } from './drawing'

/** Big points to a unit of the figures: 640 units are 158 mm, as wide as the text allows. */
const UNIT = 0.7

/** TeX has no longer dimensions than 16,383 pt; what lies so far outside is drawn as if it lay here. */
const FARTHEST = 10_000

/** What a preamble needs for pictures, which are left out where PGF is not installed. */
export const pgfPreamble = [
  '\\IfFileExists{pgf.sty}{\\usepackage{pgf}}{}',
  '\\newcommand\\figureto[2]{\\pgfpathmoveto{\\pgfqpoint{#1bp}{#2bp}}}',
  '\\newcommand\\figureline[2]{\\pgfpathlineto{\\pgfqpoint{#1bp}{#2bp}}}',
  '\\newcommand\\figuredisc[3]{\\pgfpathcircle{\\pgfqpoint{#1bp}{#2bp}}{#3bp}}',
].join('\n')

/** A figure as a picture of PGF's basic layer, drawn line by line: vector graphics whose texts are set in the document's type. */
export function pgfPicture(drawing: Drawing): string {
  const { width, height, frame, marks } = drawing
  const lines = [
    ...coloursOf(marks).map((colour) => `\\definecolor${nameOf(colour)}{HTML}{${htmlOf(colour)}}`),
    `\\pgfpathrectangle{\\pgfpointorigin}{\\pgfqpoint{${bp(width)}bp}{${bp(height)}bp}}\\pgfusepath{use as bounding box}`,
  ]
  let state = initial
  let isClipped = false
  for (const mark of marks) {
    const wantsClip = mark.kind !== 'text' && mark.clipped
    if (wantsClip !== isClipped) {
      lines.push(...(wantsClip ? clipTo(frame, height) : ['\\end{pgfscope}']))
      state = initial
      isClipped = wantsClip
    }
    const settings = settingsOf(mark)
    lines.push(...changed(state, settings), markLine(mark, height))
    state = { ...state, ...settings }
  }
  if (isClipped) lines.push('\\end{pgfscope}')
  return ['\\begin{pgfpicture}', ...lines, '\\end{pgfpicture}'].join('%\n')
}

const bp = (units: number): string => {
  const clamped = Math.max(-FARTHEST, Math.min(FARTHEST, units * UNIT))
  return String(Math.round(clamped * 100) / 100)
}

const htmlOf = (colour: string): string => colour.slice(1).toUpperCase()
const nameOf = (colour: string): string => `{figure${htmlOf(colour)}}`

function coloursOf(marks: readonly Mark[]): readonly string[] {
  const colours = marks.flatMap((mark) =>
    mark.kind === 'text' ? [mark.colour] : [mark.fill?.colour ?? '', mark.stroke?.colour ?? ''],
  )
  return [...new Set(colours)].filter(Boolean)
}

/** What is set before a mark is drawn, by what it is about. */
type Settings = Readonly<Record<string, string>>

/** A scope begins with PGF's own lines and colours. */
const initial: Settings = {}

function settingsOf(mark: Mark): Settings {
  if (mark.kind === 'text') return {}
  return { ...fillSettings(mark.fill), ...strokeSettings(mark.stroke) }
}

const fillSettings = (fill: Paint | null): Settings =>
  fill === null
    ? {}
    : {
        fill: `\\pgfsetfillcolor${nameOf(fill.colour)}`,
        fillOpacity: `\\pgfsetfillopacity{${fill.opacity}}`,
      }

const strokeSettings = (stroke: Stroke | null): Settings =>
  stroke === null
    ? {}
    : {
        stroke: `\\pgfsetstrokecolor${nameOf(stroke.colour)}`,
        width: `\\pgfsetlinewidth{${bp(stroke.width)}bp}`,
        dash: `\\pgfsetdash{${stroke.dash.map((length) => `{${bp(length)}bp}`).join('')}}{0bp}`,
        join: '\\pgfsetroundjoin',
      }

const changed = (state: Settings, settings: Settings): readonly string[] =>
  Object.entries(settings)
    .filter(([about, setting]) => state[about] !== setting)
    .map(([, setting]) => setting)

function clipTo({ x, y, width, height }: Drawing['frame'], whole: number): readonly string[] {
  const corner = `\\pgfqpoint{${bp(x)}bp}{${bp(whole - y - height)}bp}`
  return [
    '\\begin{pgfscope}',
    `\\pgfpathrectangle{${corner}}{\\pgfqpoint{${bp(width)}bp}{${bp(height)}bp}}\\pgfusepath{clip}`,
  ]
}

function markLine(mark: Mark, height: number): string {
  if (mark.kind === 'text') return textLine(mark, height)
  const uses = [...(mark.fill === null ? [] : ['fill']), ...(mark.stroke === null ? [] : ['stroke'])]
  const path =
    mark.kind === 'disc'
      ? `\\figuredisc{${bp(mark.x)}}{${bp(height - mark.y)}}{${bp(mark.radius)}}`
      : mark.pieces.map((piece) => pieceLines(piece, height)).join('')
  return `${path}\\pgfusepath{${uses.join(',') || 'discard'}}`
}

/** Lines of a file end after some hundred characters, which every editor can show. */
const PLACES_A_LINE = 8

function pieceLines({ places, closed }: Piece, height: number): string {
  const steps: string[] = []
  for (let at = 0; at < places.length; at += 2) {
    const command = at === 0 ? '\\figureto' : '\\figureline'
    const lineEnd = at % (2 * PLACES_A_LINE) === 2 * PLACES_A_LINE - 2 ? '%\n' : ''
    steps.push(`${command}{${bp(places[at])}}{${bp(height - places[at + 1])}}${lineEnd}`)
  }
  return steps.join('') + (closed ? '\\pgfpathclose' : '')
}

const sides: Readonly<Record<TextMark['anchor'], string>> = { start: 'left,', middle: '', end: 'right,' }

function textLine({ x, y, text, size, anchor, colour, upright }: TextMark, height: number): string {
  const at = `at={\\pgfqpoint{${bp(x)}bp}{${bp(height - y)}bp}}`
  const turned = upright ? ',rotate=90' : ''
  const points = Math.round(size * UNIT * 10) / 10
  const font = `\\fontsize{${points}}{${points}}\\selectfont`
  return `\\pgftext[${sides[anchor]}base,${at}${turned}]{\\color${nameOf(colour)}${font} ${escapeLatex(text)}}`
}
