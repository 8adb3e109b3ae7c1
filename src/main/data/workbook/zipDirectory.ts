import { promisify } from 'node:util'
import * as zlib from 'node:zlib'
import { Crc32 } from '../../export/crc32'
import type { ReadableFile } from '../bytesFile'
import { readAt } from '../text/sampleText'

export interface ZipEntry {
  readonly name: string
  readonly compressed: number
  /** As declared; a hostile file may unpack to more. */
  readonly unpacked: number
  readonly method: number
  /** CRC-32 of what is unpacked. */
  readonly checksum: number
  /** Of the entry's local header. */
  readonly offset: number
}

const END_SIGNATURE = 0x06054b50
const ENTRY_SIGNATURE = 0x02014b50
const END_BYTES = 22
const LONGEST_COMMENT = 65_535
const LARGEST_DIRECTORY = 1 << 24
/** Unpacked at a time, at the least. */
const LEAST_PIECE = 1 << 16

const inflate = promisify(zlib.inflateRaw)

/** The table of contents of a zip file; null when it has none that is whole. */
export async function listZipEntries(file: ReadableFile, bytes: number): Promise<ZipEntry[] | null> {
  const tailStart = Math.max(0, bytes - END_BYTES - LONGEST_COMMENT)
  const tail = await readAt(file, tailStart, bytes - tailStart)
  let end = tail.length - END_BYTES
  while (end >= 0 && tail.readUInt32LE(end) !== END_SIGNATURE) end--
  if (end < 0) return null
  const size = tail.readUInt32LE(end + 12)
  const start = tail.readUInt32LE(end + 16)
  if (size > LARGEST_DIRECTORY || start + size > bytes) return null
  const directory = await readAt(file, start, size)
  const entries: ZipEntry[] = []
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === ENTRY_SIGNATURE;) {
    const nameLength = directory.readUInt16LE(at + 28)
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      checksum: directory.readUInt32LE(at + 16),
      compressed: directory.readUInt32LE(at + 20),
      unpacked: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return entries
}

/** The bytes of an entry, unpacked; `too-large` where they are more than it says, `damaged` where they are not what was packed. */
export async function unpackEntry(
  file: ReadableFile,
  entry: ZipEntry,
): Promise<Buffer | 'too-large' | 'damaged'> {
  const header = await readAt(file, entry.offset, 30)
  if (header.length < 30) return 'damaged'
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  const packed = await readAt(file, start, entry.compressed)
  try {
    const bytes = entry.method === 0 ? packed : await inflate(packed, room(entry))
    if (bytes.length > entry.unpacked) return 'too-large'
    return checksumOf(bytes) === entry.checksum ? bytes : 'damaged'
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'damaged'
  }
}

/** One piece for all, so that nothing is copied. */
function room({ unpacked }: ZipEntry): zlib.ZlibOptions {
  return { chunkSize: Math.max(LEAST_PIECE, unpacked) + 1, maxOutputLength: Math.max(1, unpacked) }
}

/** By the system's own code where it has it: a runtime before Node 20.15 does not. */
function checksumOf(bytes: Buffer): number {
  const { crc32 } = zlib as Partial<Pick<typeof zlib, 'crc32'>>
  if (crc32 !== undefined) return crc32(bytes)
  const own = new Crc32()
  own.add(bytes)
  return own.value
}
