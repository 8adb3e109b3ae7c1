/** Types of records of an enhanced metafile ([MS-EMF] 2.1.1) that figures need. */
export const record = {
  header: 1,
  polygons: 8,
  polylines: 7,
  windowExtent: 9,
  windowOrigin: 10,
  viewportExtent: 11,
  viewportOrigin: 12,
  end: 14,
  mapMode: 17,
  backgroundMode: 18,
  fillMode: 19,
  textAlign: 22,
  textColour: 24,
  clipTo: 30,
  saveState: 33,
  restoreState: 34,
  select: 37,
  brush: 39,
  ellipse: 42,
  font: 82,
  text: 84,
  pen: 95,
} as const

/** A record: its type, its length, and whole numbers of four bytes. */
export function recordOf(type: number, ...numbers: readonly number[]): Buffer {
  const buffer = Buffer.alloc(8 + 4 * numbers.length)
  buffer.writeUInt32LE(type, 0)
  buffer.writeUInt32LE(buffer.length, 4)
  numbers.forEach((number, index) => buffer.writeInt32LE(number | 0, 8 + 4 * index))
  return buffer
}

/** `#rrggbb` over white, as COLORREF: blue, green, red. Metafiles know nothing that shines through. */
export function colourOver(colour: string, opacity = 1): number {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))
  const blended = [blue, green, red].map((channel) => Math.round(255 - opacity * (255 - channel)))
  return blended[0] * 65_536 + blended[1] * 256 + blended[2]
}

/** A font of Arial's widths ([MS-EMF] 2.2.13), turned by tenths of degrees. */
export function fontRecord(
  handle: number,
  { height, turned }: { readonly height: number; readonly turned: number },
): Buffer {
  const logFont = Buffer.alloc(320)
  ;[-height, 0, turned, turned, 400].forEach((value, index) => logFont.writeInt32LE(value, 4 * index))
  logFont.writeUInt8(DEFAULT_CHARSET, 23)
  logFont.write('Arial', 28, 'utf16le')
  const head = recordOf(record.font, handle)
  head.writeUInt32LE(head.length + logFont.length, 4)
  return Buffer.concat([head, logFont])
}

const DEFAULT_CHARSET = 1

export interface TextPlace {
  readonly x: number
  readonly y: number
  /** How far each unit of UTF-16 moves the pen. */
  readonly advances: readonly number[]
}

/** A text at a place ([MS-EMF] 2.3.5.8). */
export function textRecord(text: string, { x, y, advances }: TextPlace): Buffer {
  const string = Buffer.alloc(Math.ceil(text.length / 2) * 4)
  string.write(text, 'utf16le')
  const scale = Buffer.alloc(4)
  scale.writeFloatLE(1)
  const one = scale.readInt32LE()
  const offset = TEXT_HEAD + string.length
  const head = recordOf(
    record.text,
    ...[0, 0, -1, -1, COMPATIBLE, one, one],
    ...[x, y, text.length, TEXT_HEAD, 0, 0, 0, -1, -1, offset],
  )
  const widths = Buffer.alloc(4 * advances.length)
  advances.forEach((advance, index) => widths.writeInt32LE(Math.round(advance), 4 * index))
  head.writeUInt32LE(offset + widths.length, 4)
  return Buffer.concat([head, string, widths])
}

const COMPATIBLE = 1
const TEXT_HEAD = 76

/** The header ([MS-EMF] 2.3.4.2) of records that are as large as so many hundredths of a millimetre. */
export function headerRecord(
  records: readonly Buffer[],
  { width, height, handles }: { readonly width: number; readonly height: number; readonly handles: number },
): Buffer {
  const bytes = HEADER + records.reduce((sum, { length }) => sum + length, 0)
  const box = [0, 0, width, height]
  const counts = [SIGNATURE, VERSION, bytes, records.length + 1, handles, 0, 0, 0]
  const device = [width, height, Math.round(width / 100), Math.round(height / 100)]
  return recordOf(record.header, ...box, ...box, ...counts, ...device, 0, 0, 0, width * 10, height * 10)
}

const HEADER = 108
const SIGNATURE = 0x464d4520
const VERSION = 0x10000
