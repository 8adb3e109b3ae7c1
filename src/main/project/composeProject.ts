import { dirname, isAbsolute, relative, sep } from 'node:path'
import type { AnalysisDocument } from '@shared/document/analysisDocument'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { filesOf, renameFiles } from '@shared/project/documentFiles'
import {
  PROJECT_FORMAT,
  PROJECT_VERSION,
  type ProjectData,
  type ProjectFile,
  type ProjectPart,
  type ProjectTable,
} from '@shared/project/projectFile'
import { renameInHistory, type SavedHistory } from '@shared/project/savedHistory'
import { unseenPart } from '@shared/project/unseenPart'
import { embed } from './embeddedData'
import type { FileFactsBook } from './fileFacts'

export interface ProjectContent {
  /** Naming its files by grants. */
  readonly document: AnalysisDocument
  /** What is known of the tables behind the grants. */
  readonly tables: Readonly<Record<string, ProjectTable>>
  /** What led to the document; none where it is not known. */
  readonly history?: SavedHistory
  /** Whether the data goes into the project. */
  readonly data: 'beside' | 'embedded'
}

export interface ComposeParts {
  /** Where the project will be. */
  readonly path: string
  readonly facts: FileFactsBook
  pathsOf(grant: string): readonly string[] | undefined
  readonly program: ProjectFile['program']
  readonly language: ProjectFile['language']
  readonly now: Date
}

/** The project as it is to be written: each grant becomes a description of its files. */
export async function composeProject(
  { document, tables, history, data }: ProjectContent,
  parts: ComposeParts,
): Promise<Result<ProjectFile>> {
  const files: Record<string, ProjectData> = {}
  const names = new Map<string, string>()
  for (const grant of filesOf(document)) {
    const described = await describe(grant, parts, data)
    if (!described.ok) return described
    const name = grant === document.source?.grant ? 'data' : `joined-${names.size}`
    names.set(grant, name)
    files[name] = { parts: described.value, table: Object.hasOwn(tables, grant) ? tables[grant] : null }
  }
  const nameOf = (grant: string): string => names.get(grant) ?? grant
  return ok({
    format: PROJECT_FORMAT,
    version: PROJECT_VERSION,
    program: parts.program,
    saved: parts.now.toISOString(),
    language: parts.language,
    files,
    document: renameFiles(document, nameOf),
    history: history === undefined ? null : renameInHistory(history, nameOf),
  })
}

async function describe(
  grant: string,
  parts: ComposeParts,
  data: ProjectContent['data'],
): Promise<Result<ProjectPart[]>> {
  const paths = parts.pathsOf(grant)
  if (paths === undefined) return fail({ code: 'not-granted' })
  const described: ProjectPart[] = []
  for (const absolute of paths) {
    const found = await parts.facts.of(absolute)
    if (found === null && data === 'embedded') return fail({ code: 'file-not-found', path: absolute })
    // The work is to be saved even where its data has gone; the next opening asks for it.
    const { bytes, modified, sha256 } = found ?? parts.facts.lastOf(absolute) ?? unseenPart
    const embedded = data === 'embedded' ? await embed(absolute, bytes) : ok(null)
    if (!embedded.ok) return embedded
    const beside = relativePath(parts.path, absolute)
    described.push({ relative: beside, absolute, bytes, modified, sha256, embedded: embedded.value })
  }
  return ok(described)
}

/** Written with `/`, so that it holds on every system; null on another drive. */
function relativePath(project: string, path: string): string | null {
  const way = relative(dirname(project), path)
  return isAbsolute(way) || way === '' ? null : way.split(sep).join('/')
}
