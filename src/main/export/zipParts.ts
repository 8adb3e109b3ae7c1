import { once } from 'node:events'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createDeflateRaw } from 'node:zlib'
import { Crc32 } from './crc32'

export interface ZipSource {
  readonly name: string
  /** Its content, made as it is written. */
  readonly parts: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>
}

interface WrittenEntry {
  readonly name: Buffer
  readonly crc: number
  readonly compressed: number
  readonly size: number
  readonly offset: number
}

const LOCAL = 0x04034b50
const DESCRIPTOR = 0x08074b50
const ENTRY = 0x02014b50
const END = 0x06054b50
const VERSION = 20
/** Sizes follow the content (bit 3); names are UTF-8 (bit 11). */
const FLAGS = 0x0808
const DEFLATED = 8
/** 1 January 1980: the same content always makes the same file. */
const DOS_DATE = 0x21
/** What an entry may hold without the 64-bit extension, which not every reader knows. */
const LARGEST_ENTRY = 0xffff_ffff

/** A zip archive (PKWARE APPNOTE 6.3) as it is made, entry after entry; sizes follow the contents, so nothing is held back. */
export async function* zipParts(sources: Iterable<ZipSource>): AsyncGenerator<Uint8Array, void> {
  const entries: WrittenEntry[] = []
  let offset = 0
  for (const source of sources) {
    const name = Buffer.from(source.name)
    const start = offset
    const entry = { crc: new Crc32(), compressed: 0, size: 0 }
    yield localHeader(name)
    offset += 30 + name.length
    for await (const part of deflated(counted(source.parts, entry))) {
      entry.compressed += part.length
      yield part
    }
    const { crc, compressed, size } = entry
    const written = { name, crc: crc.value, compressed, size, offset: start }
    entries.push(written)
    yield fields([DESCRIPTOR, 4], [written.crc, 4], [compressed, 4], [size, 4])
    offset += compressed + 16
  }
  const directory = Buffer.concat(entries.map(directoryEntry))
  yield directory
  const count = entries.length
  yield fields([END, 4], [0, 2], [0, 2], [count, 2], [count, 2], [directory.length, 4], [offset, 4], [0, 2])
}

interface Counted {
  readonly crc: Crc32
  size: number
}

async function* counted(parts: ZipSource['parts'], entry: Counted): AsyncGenerator<Buffer, void> {
  for await (const part of parts) {
    const bytes = Buffer.from(part)
    entry.crc.add(bytes)
    entry.size += bytes.length
    if (entry.size > LARGEST_ENTRY) throw new RangeError('an entry of a zip archive is larger than 4 GB')
    yield bytes
  }
}

async function* deflated(parts: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
  const deflate = createDeflateRaw()
  const fed = pipeline(Readable.from(parts), deflate)
  // What goes wrong while the parts are made comes out of the loop below.
  fed.catch(() => undefined)
  try {
    for await (const part of deflate) yield part as Buffer
  } finally {
    if (!deflate.closed) {
      deflate.destroy()
      await once(deflate, 'close')
    }
  }
}

const localHeader = (name: Buffer): Buffer =>
  Buffer.concat([
    fields([LOCAL, 4], [VERSION, 2], [FLAGS, 2], [DEFLATED, 2], [0, 2], [DOS_DATE, 2]),
    fields([0, 4], [0, 4], [0, 4], [name.length, 2], [0, 2]),
    name,
  ])

const directoryEntry = ({ name, crc, compressed, size, offset }: WrittenEntry): Buffer =>
  Buffer.concat([
    fields([ENTRY, 4], [VERSION, 2], [VERSION, 2], [FLAGS, 2], [DEFLATED, 2], [0, 2], [DOS_DATE, 2]),
    fields([crc, 4], [compressed, 4], [size, 4], [name.length, 2]),
    fields([0, 2], [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]),
    name,
  ])

/** Whole numbers of so many bytes each, the lowest byte first. */
function fields(...values: readonly (readonly [value: number, bytes: 2 | 4])[]): Buffer {
  const buffer = Buffer.alloc(values.reduce((sum, [, bytes]) => sum + bytes, 0))
  let at = 0
  for (const [value, bytes] of values) at = buffer.writeUIntLE(value, at, bytes)
  return buffer
}
