import type { ReadableFile } from '../../bytesFile'
import { listZipEntries, unpackEntry } from '../zipDirectory'
import { NotPlain } from './notPlain'
import type { UnpackPart } from './plainBook'

/** The parts of a package by name; null where it is no plain zip archive, or one in which a name stands twice. */
export async function unpackParts(file: ReadableFile, bytes: number): Promise<UnpackPart | null> {
  const entries = await listZipEntries(file, bytes)
  if (entries === null) return null
  const byName = new Map(entries.map((entry) => [entry.name, entry]))
  if (byName.size < entries.length) return null
  return async (name) => {
    const entry = byName.get(name)
    if (entry === undefined) return null
    const part = await unpackEntry(file, entry)
    if (typeof part === 'string') throw new NotPlain(`a part that is ${part}`)
    return part
  }
}
