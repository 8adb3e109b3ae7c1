import type { FileHandle } from 'node:fs/promises'

/**
 * Whether a file is another one than when it was opened, so that what was read since may be of both. One that only grew, as a log
 * does, begins as it began.
 */
export async function changedMeanwhile(
  file: FileHandle,
  { bytes, modified }: { readonly bytes: number; readonly modified: number },
): Promise<boolean> {
  const { size, mtimeMs } = await file.stat()
  return size < bytes || (size === bytes && mtimeMs !== modified)
}
