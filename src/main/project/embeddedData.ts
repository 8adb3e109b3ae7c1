import { createHash } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { ProjectPart } from '@shared/project/projectFile'
import { writeAtomically } from '../export/writeAtomically'

/** More would make a project that no text holds. */
const LARGEST_EMBEDDED = 200_000_000

/** A file as a project takes it in: compressed, in base64. */
export async function embed(path: string, bytes: number): Promise<Result<string>> {
  const name = basename(path)
  if (bytes > LARGEST_EMBEDDED) {
    return fail({ code: 'project-data-too-large', name, limit: `${LARGEST_EMBEDDED / 1e6} MB` })
  }
  try {
    return ok((await promisify(gzip)(await readFile(path))).toString('base64'))
  } catch (error) {
    return fail({ code: 'file-not-readable', path, reason: (error as Error).message.split(',')[0] })
  }
}

/**
 * Writes the data that a project brings to a folder of the program's own, under its own name without any folder, and only where
 * size and SHA-256 are those that the project states. Answers the path; null where it is not what it says.
 */
export async function takeOut(part: ProjectPart, folder: string): Promise<string | null> {
  const content = part.embedded === null ? null : await unpack(part.embedded, part.bytes)
  if (content === null || createHash('sha256').update(content).digest('hex') !== part.sha256) return null
  const own = join(folder, part.sha256)
  const path = join(own, plainName(part.absolute))
  await mkdir(own, { recursive: true }).catch(() => undefined)
  const written = await writeAtomically(path, content)
  return written.ok ? path : null
}

/** Never more than the project says the file has: a few bytes can claim to be gigabytes. */
async function unpack(embedded: string, bytes: number): Promise<Buffer | null> {
  if (bytes > LARGEST_EMBEDDED) return null
  try {
    const options = { maxOutputLength: bytes + 1 }
    const content = await promisify<Buffer, typeof options, Buffer>(gunzip)(
      Buffer.from(embedded, 'base64'),
      options,
    )
    return content.length === bytes ? content : null
  } catch {
    return null
  }
}

/** The last part of a path of any system, without what a file system might take amiss. */
function plainName(path: string): string {
  const name = path.split(/[/\\]/).pop() ?? ''
  const plain = name.replace(/[^\p{L}\p{N}._ -]/gu, '_').replace(/^\.+/, '')
  return plain.slice(-100) || 'data'
}
