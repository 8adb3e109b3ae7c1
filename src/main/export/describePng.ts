import { Crc32 } from './crc32'

export interface PngDescription {
  /** Dots to the inch, by which programs know how large it is on paper. */
  readonly dpi: number
  readonly title: string
  /** What it shows, in words. */
  readonly description: string
}

const SIGNATURE_AND_HEADER = 8 + 25
const METRES_TO_THE_INCH = 0.0254

/**
 * A PNG that says how large it is (`pHYs`, in dots to the metre) and what it shows (`iTXt`, PNG specification 11.3.4.5), in place of what it said
 * of its size before.
 */
export function describePng(png: Uint8Array, { dpi, title, description }: PngDescription): Uint8Array {
  const resolution = Buffer.alloc(9)
  const dots = Math.round(dpi / METRES_TO_THE_INCH)
  resolution.writeUInt32BE(dots, 0)
  resolution.writeUInt32BE(dots, 4)
  resolution[8] = 1
  return Buffer.concat([
    png.subarray(0, SIGNATURE_AND_HEADER),
    chunk('pHYs', resolution),
    chunk('iTXt', textOf('Title', title)),
    chunk('iTXt', textOf('Description', description)),
    ...otherChunks(png),
  ])
}

/** Everything behind the header but what is said of the size. */
function otherChunks(png: Uint8Array): readonly Uint8Array[] {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  const parts: Uint8Array[] = []
  for (let at = SIGNATURE_AND_HEADER; at + 12 <= png.length;) {
    const end = at + 12 + view.getUint32(at)
    const type = Buffer.from(png.subarray(at + 4, at + 8)).toString('latin1')
    if (type !== 'pHYs') parts.push(png.subarray(at, end))
    at = end
  }
  return parts
}

/** Keyword, no compression, no language, no translated keyword, the text in UTF-8. */
const textOf = (keyword: string, text: string): Buffer =>
  Buffer.concat([
    Buffer.from(`${keyword}\0\0\0\0\0`, 'latin1'),
    Buffer.from(text.replaceAll('\0', ''), 'utf8'),
  ])

function chunk(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt32BE(data.length)
  const content = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const crc = new Crc32()
  crc.add(content)
  const tail = Buffer.alloc(4)
  tail.writeUInt32BE(crc.value)
  return Buffer.concat([head, content, tail])
}
