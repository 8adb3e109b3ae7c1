import type { FileHandle } from 'node:fs/promises'

/** What can be read at any place: an open file, or bytes in memory. */
export type ReadableFile = Pick<FileHandle, 'read'>

/** Bytes in memory, read as if they were a file. */
export function bytesFile(bytes: Uint8Array): ReadableFile {
  const read = (target: Uint8Array, offset: number, length: number, position: number) => {
    const piece = bytes.subarray(position, position + length)
    target.set(piece, offset)
    return Promise.resolve({ bytesRead: piece.length, buffer: target })
  }
  return { read } as ReadableFile
}
