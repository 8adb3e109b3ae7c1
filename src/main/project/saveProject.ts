import { createHash } from 'node:crypto'
import type { Result } from '@shared/outcome/result'
import type { ProjectFile } from '@shared/project/projectFile'
import { writeAtomically } from '../export/writeAtomically'
import type { FileFactsBook } from './fileFacts'

/** Beside the project: the version before the last save. */
const previousOf = (path: string): string => `${path}.bak`

/** A project's text and what its SHA-256 will be. */
export interface ProjectText {
  readonly text: string
  readonly sha256: string
}

export function projectText(project: ProjectFile): ProjectText {
  const text = `${JSON.stringify(project, null, 1)}\n`
  return { text, sha256: createHash('sha256').update(text).digest('hex') }
}

/** Whether the file is not the one that this program last read or wrote, whose SHA-256 is `known`: someone else wrote it. */
export async function isChangedElsewhere(
  path: string,
  { known, facts }: { readonly known: string; readonly facts: FileFactsBook },
): Promise<boolean> {
  const found = await facts.of(path)
  return found !== null && found.sha256 !== known
}

/** Writes a project whole or not at all; the version that was there stays beside it. */
export function saveProject(path: string, { text }: ProjectText): Promise<Result<null>> {
  return writeAtomically(path, text, { keepAs: previousOf(path) })
}
