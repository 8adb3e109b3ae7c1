import { arialWidth } from './arialWidths'
import { dashedPieces } from './dashedPieces'
import type { Drawing, Mark, Paint, Piece, Stroke, TextMark } from './drawing'
import { colourOver, fontRecord, headerRecord, record, recordOf, textRecord } from './metafileRecords'

/** Hundredths of a millimetre to a unit of the figures: 640 units are 160 mm. */
const UNIT = 25
/** Coordinates are whole numbers of four bytes. */
const FARTHEST = 10_000_000

const NO_BRUSH = 0x80000005 | 0
const NO_PEN = 0x80000008 | 0
const ANISOTROPIC = 8
const TRANSPARENT = 1
const WINDING = 2
const BASELINE = 24
const sides: Readonly<Record<TextMark['anchor'], number>> = { start: 0, end: 2, middle: 6 }
/** A geometric pen, whole, with flat ends and round corners. */
const PEN = 0x10000 | 0x200

/**
 * A figure as an enhanced metafile ([MS-EMF]): the vector graphics of every Word, and of LibreOffice. What shines through is drawn in the colour it has
 * over white, and dashes as strokes.
 */
export function metafile(drawing: Drawing): Uint8Array {
  const records = new MetafileRecords(drawing)
  for (const mark of drawing.marks) records.add(mark)
  return records.finish()
}

const far = (value: number): number => Math.round(Math.max(-FARTHEST, Math.min(FARTHEST, value * UNIT)))

class MetafileRecords {
  readonly #drawing: Drawing
  readonly #records: Buffer[]
  /** Pens, brushes and fonts by what makes them. */
  readonly #handles = new Map<string, number>()
  #isClipped = false

  constructor(drawing: Drawing) {
    this.#drawing = drawing
    const size = [far(drawing.width), far(drawing.height)] as const
    this.#records = [
      recordOf(record.mapMode, ANISOTROPIC),
      recordOf(record.windowOrigin, 0, 0),
      recordOf(record.windowExtent, ...size),
      recordOf(record.viewportOrigin, 0, 0),
      recordOf(record.viewportExtent, ...size),
      recordOf(record.backgroundMode, TRANSPARENT),
      recordOf(record.fillMode, WINDING),
    ]
  }

  add(mark: Mark): void {
    this.#clip(mark.kind !== 'text' && mark.clipped)
    if (mark.kind === 'text') return this.#addText(mark)
    if (mark.kind === 'disc') {
      this.#select(this.#brush(mark.fill), this.#pen(mark.stroke))
      const { x, y, radius } = mark
      this.#put(record.ellipse, far(x - radius), far(y - radius), far(x + radius), far(y + radius))
      return
    }
    this.#addShape(mark.pieces, mark)
  }

  finish(): Uint8Array {
    this.#clip(false)
    this.#put(record.end, 0, 16, 20)
    const [width, height] = [far(this.#drawing.width), far(this.#drawing.height)]
    const handles = this.#handles.size + 1
    return Buffer.concat([headerRecord(this.#records, { width, height, handles }), ...this.#records])
  }

  #put(type: number, ...numbers: readonly number[]): void {
    this.#records.push(recordOf(type, ...numbers))
  }

  #clip(wanted: boolean): void {
    if (wanted === this.#isClipped) return
    this.#isClipped = wanted
    if (!wanted) return this.#put(record.restoreState, -1)
    const { x, y, width, height } = this.#drawing.frame
    this.#put(record.saveState)
    this.#put(record.clipTo, far(x), far(y), far(x + width), far(y + height))
  }

  #addShape(
    pieces: readonly Piece[],
    { fill, stroke }: { readonly fill: Paint | null; readonly stroke: Stroke | null },
  ): void {
    const dash = stroke?.dash ?? []
    const outlined = dash.length === 0 ? stroke : null
    const closed = pieces.filter((piece) => piece.closed)
    if (fill !== null || closed.length > 0) {
      this.#select(this.#brush(fill), this.#pen(outlined))
      this.#addPieces(record.polygons, fill === null ? closed : pieces)
    }
    if (stroke === null || (fill !== null && outlined !== null)) return
    const open = pieces.filter((piece) => !piece.closed)
    this.#select(NO_BRUSH, this.#pen(stroke))
    this.#addPieces(
      record.polylines,
      open.flatMap((piece) => dashedPieces(piece, dash)),
    )
  }

  /** No box around them is told: readers work it out. */
  #addPieces(type: number, pieces: readonly Piece[]): void {
    const drawn = pieces.map(({ places }) => places).filter((places) => places.length > 2)
    if (drawn.length === 0) return
    const counts = drawn.map((places) => places.length / 2)
    const total = counts.reduce((sum, count) => sum + count, 0)
    this.#put(type, 0, 0, -1, -1, drawn.length, total, ...counts, ...drawn.flat().map(far))
  }

  #addText({ x, y, text, size, anchor, colour, upright }: TextMark): void {
    const key = `font ${size} ${upright}`
    const turned = upright ? 900 : 0
    this.#select(this.#made(key, (handle) => fontRecord(handle, { height: far(size), turned })))
    this.#put(record.textColour, colourOver(colour))
    this.#put(record.textAlign, BASELINE | sides[anchor])
    const advances = Array.from(text).flatMap((character) => {
      const advance = (arialWidth(character) * size * UNIT) / 1000
      return character.length === 1 ? [advance] : [advance, 0]
    })
    this.#records.push(textRecord(text, { x: far(x), y: far(y), advances }))
  }

  #select(...handles: readonly number[]): void {
    for (const handle of handles) this.#put(record.select, handle)
  }

  #brush(fill: Paint | null): number {
    if (fill === null) return NO_BRUSH
    const colour = colourOver(fill.colour, fill.opacity)
    return this.#made(`brush ${colour}`, (handle) => recordOf(record.brush, handle, 0, colour, 0))
  }

  #pen(stroke: Stroke | null): number {
    if (stroke === null) return NO_PEN
    const [width, colour] = [far(stroke.width), colourOver(stroke.colour, stroke.opacity)]
    return this.#made(`pen ${width} ${colour}`, (handle) =>
      recordOf(record.pen, handle, 0, 0, 0, 0, PEN, width, 0, colour, 0, 0),
    )
  }

  #made(key: string, make: (handle: number) => Buffer): number {
    const known = this.#handles.get(key)
    if (known !== undefined) return known
    const handle = this.#handles.size + 1
    this.#handles.set(key, handle)
    this.#records.push(make(handle))
    return handle
  }
}
