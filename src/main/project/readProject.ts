import { open } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import type { AppError } from '@shared/outcome/appError'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { filesInPatch } from '@shared/project/documentFiles'
import { migrateProject, type MigrationProblem } from '@shared/project/migrateProject'
import { projectFileSchema, type ProjectFile } from '@shared/project/projectFile'
import { textShape, type TextShape } from '@shared/project/textShape'
import { deepestIssue } from './deepestIssue'

/** A project with its data in it may be large, but not so large that its text could not be held. */
const LARGEST_BYTES = 400_000_000
/** The document of a real project is nested nine deep; more values than these take more memory parsed than a program should. */
const LARGEST_SHAPE: TextShape = { depth: 64, values: 10_000_000 }

export interface ReadProject {
  readonly project: ProjectFile
  /** Of the file as it was read, by which a change by someone else is told. */
  readonly sha256: string
}

/** Reads a project and checks all of it. Size and depth are looked at before anything is parsed; nothing in it is executed. */
export async function readProject(path: string): Promise<Result<ReadProject>> {
  const bytes = await readBounded(path)
  if (!bytes.ok) return bytes
  const sha256 = createHash('sha256').update(bytes.value).digest('hex')
  const project = parseProject(bytes.value.toString('utf8'), path)
  return project.ok ? ok({ project: project.value, sha256 }) : project
}

async function readBounded(path: string): Promise<Result<Buffer>> {
  try {
    const file = await open(path, 'r')
    try {
      const found = await file.stat()
      if (found.isDirectory()) return fail({ code: 'file-is-folder', path })
      if (!found.isFile()) return fail({ code: 'file-not-regular', path })
      if (found.size > LARGEST_BYTES) {
        return fail({ code: 'project-too-large', path, limit: `${LARGEST_BYTES / 1e6} MB` })
      }
      return ok(await file.readFile())
    } finally {
      await file.close()
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return fail({ code: 'file-not-found', path })
    return fail({ code: 'file-not-readable', path, reason: message.split(',')[0] })
  }
}

/** A project's text as a project of the present version. */
export function parseProject(text: string, path: string): Result<ProjectFile> {
  const shape = textShape(text, LARGEST_SHAPE)
  if (shape.depth > LARGEST_SHAPE.depth) {
    return fail({ code: 'project-too-deep', path, limit: LARGEST_SHAPE.depth })
  }
  if (shape.values > LARGEST_SHAPE.values) {
    return fail({ code: 'project-too-many-values', path, limit: LARGEST_SHAPE.values })
  }
  const parsed = parseJson(text, path)
  if (!parsed.ok) return parsed
  const migrated = migrateProject(parsed.value)
  if (!migrated.ok) return fail(migrationError(migrated.error, path))
  const checked = projectFileSchema.safeParse(migrated.value)
  if (!checked.success) {
    const { path: place, message } = deepestIssue(checked.error.issues[0])
    return fail({ code: 'project-invalid', path, place: placeText(place), reason: message })
  }
  const mistake = unnamedFile(checked.data) ?? brokenHistory(checked.data)
  return mistake === null ? ok(checked.data) : fail({ code: 'project-invalid', path, ...mistake })
}

function parseJson(text: string, path: string): Result<unknown> {
  try {
    return ok(JSON.parse(text) as unknown)
  } catch (error) {
    if (!text.trimStart().startsWith('{')) return fail({ code: 'project-unrecognised', path })
    const reason = (error as Error).message.replace(/\s+/g, ' ').slice(0, 200)
    return fail({ code: 'project-damaged', path, reason: `${basename(path)} is not whole: ${reason}` })
  }
}

function migrationError(problem: MigrationProblem, path: string): AppError {
  switch (problem.kind) {
    case 'not-a-project':
      return { code: 'project-unrecognised', path }
    case 'newer':
      return { code: 'project-newer', path, version: problem.version, known: problem.known }
    case 'invalid':
      return { code: 'project-invalid', path, place: problem.place, reason: problem.reason }
  }
}

interface Mistake {
  readonly place: string
  readonly reason: string
}

/** A file that the document or its history names and the project does not describe. */
function unnamedFile({ document, history, files }: ProjectFile): Mistake | null {
  const known = (file: string): boolean => Object.hasOwn(files, file)
  const reason = 'names none of the files'
  if (document.source !== null && !known(document.source.grant)) {
    return { place: 'document.source.grant', reason }
  }
  const step = document.steps.findIndex((each) => each.kind === 'join' && !known(each.file))
  if (step >= 0) return { place: `document.steps[${step}].file`, reason }
  const point = history?.points.findIndex(({ patch }) => !filesInPatch(patch).every(known)) ?? -1
  return point < 0 ? null : { place: `history.points[${point}].patch`, reason }
}

/** A history that is no tree: its points must come after their parents, and the current one be among them. */
function brokenHistory({ history }: ProjectFile): Mistake | null {
  const seen = new Set<number>()
  for (const [index, { id, parent }] of (history?.points ?? []).entries()) {
    const place = `history.points[${index}]`
    if (seen.has(id)) return { place: `${place}.id`, reason: 'each number once' }
    const isFirst = index === 0
    if (isFirst !== (parent === null) || (parent !== null && !seen.has(parent))) {
      return { place: `${place}.parent`, reason: 'the id of a point before it; null for the first only' }
    }
    seen.add(id)
  }
  if (history === null || seen.has(history.current)) return null
  return { place: 'history.current', reason: 'the id of one of its points' }
}

/** As one would write it in a program: `files.data.parts[0].bytes`. */
const placeText = (place: readonly PropertyKey[]): string =>
  place
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key).slice(0, 100)}`))
    .join('')
    .replace(/^\./, '') || 'the whole'
