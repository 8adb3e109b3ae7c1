import type { ReadableFile } from '../bytesFile'
import { listZipEntries, unpackEntry } from '../zipDirectory'
import type { UnpackPart } from './plainBook'

/** The parts of a package by name; null where it is no plain zip archive, or one in which a name stands twice. */
export async function unpackParts(file: ReadableFile, bytes: number): Promise<UnpackPart | null> {
  const entries = await listZipEntries(file, bytes)
  if (entries === null) return null
  const byName = new Map(entries.map((entry) => [entry.name, entry]))
  if (byName.size < entries.length) return null
  return async (name) => {
    const entry = byName.get(name)
    return entry === undefined ? null : unpackEntry(file, entry, entry.unpacked)
  }
}
