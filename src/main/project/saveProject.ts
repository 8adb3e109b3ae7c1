import { createHash } from 'node:crypto'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { ProjectFile } from '@shared/project/projectFile'
import { writeAtomically } from '../export/writeAtomically'
import type { FileFactsBook } from './fileFacts'

/** Beside the project: the version before the last save. */
export const previousOf = (path: string): string => `${path}.bak`

/**
 * Writes a project whole or not at all; the version that was there stays beside it. `known` is the SHA-256 that the file had when
 * this program last read or wrote it: where it has another one now, someone else wrote it, and it is not overwritten. Null asks
 * nothing.
 */
export async function saveProject(
  path: string,
  project: ProjectFile,
  { known, facts }: { readonly known: string | null; readonly facts: FileFactsBook },
): Promise<Result<{ readonly sha256: string }>> {
  if (known !== null) {
    const found = await facts.of(path)
    if (found !== null && found.sha256 !== known) return fail({ code: 'project-changed-elsewhere', path })
  }
  const text = `${JSON.stringify(project, null, 1)}\n`
  const written = await writeAtomically(path, text, { keepAs: previousOf(path) })
  return written.ok ? ok({ sha256: createHash('sha256').update(text).digest('hex') }) : written
}
