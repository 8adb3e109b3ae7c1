import type { FileHandle } from 'node:fs/promises'
import type { ReadableFile } from '../bytesFile'
import { pieceDecoder } from './encoding'

/** A file up to this size is looked at whole before it is loaded. */
export const WHOLE_BYTES = 1 << 20
/** Of a larger file, so much of its start. */
export const HEAD_BYTES = 1 << 18
const SLICES = 16

/** How much of a large file is looked at. */
interface SampleSize {
  /** Of its start. */
  readonly headBytes: number
  /** Of each piece from all over it. */
  readonly sliceBytes: number
}

const USUAL_SAMPLE: SampleSize = { headBytes: HEAD_BYTES, sliceBytes: 1 << 15 }
/** A sixth of it, for rows that are wanted at once: all that they are shown by is looked at again when the file is loaded. */
const QUICK_SAMPLE: SampleSize = { headBytes: 1 << 16, sliceBytes: 1 << 12 }

/** By how much of a file it is judged for the rows that are wanted of it. */
export const sampleSize = ({ firstRows }: { readonly firstRows?: number }): SampleSize =>
  firstRows === undefined ? USUAL_SAMPLE : QUICK_SAMPLE

/** The decoded start of a text file. */
export async function readHead(
  file: FileHandle,
  encoding: { readonly name: string; readonly bom: number },
  length: number,
): Promise<string> {
  const bytes = await readAt(file, encoding.bom, length)
  const decoder = pieceDecoder(encoding.name)
  const text = decoder.write(bytes)
  return bytes.length < length ? text + decoder.end() : text
}

interface SlicedFile extends Pick<SampleSize, 'sliceBytes'> {
  readonly bytes: number
  readonly encoding: string
}

/** Pieces from all over a large file, each of whole lines; what a column holds is judged by them. */
export async function readSlices(
  file: FileHandle,
  { bytes, encoding, sliceBytes }: SlicedFile,
): Promise<string[]> {
  // Even, so that a character of UTF-16 is not cut; in all other encodings a line feed is a byte of its own.
  const positionOf = (index: number): number => 2 * Math.floor(((bytes - sliceBytes) * index) / SLICES / 2)
  const indices = Array.from({ length: SLICES }, (_, index) => index + 1)
  const read = await Promise.all(indices.map((index) => readAt(file, positionOf(index), sliceBytes + 1)))
  return read.flatMap((piece, index) => {
    const text = pieceDecoder(encoding).write(piece)
    const start = text.indexOf('\n')
    const end = index === SLICES - 1 ? text.length : text.lastIndexOf('\n')
    return start >= 0 && end > start ? [text.slice(start + 1, end + 1)] : []
  })
}

export async function readAt(file: ReadableFile, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length)
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, position + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return buffer.subarray(0, filled)
}
