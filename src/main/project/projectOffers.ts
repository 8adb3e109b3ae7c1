import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import type { FileGrant } from '@shared/contract/mainApi'
import type { OfferedFile, ProjectOffer } from '@shared/contract/projectApi'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { ProjectData, ProjectFile, ProjectPart } from '@shared/project/projectFile'
import { isUnseen } from '@shared/project/unseenPart'
import type { FileFactsBook } from './fileFacts'
import { findData, placesOf } from './findData'
import { readProject } from './readProject'

export interface OfferParts {
  readonly facts: FileFactsBook
  /** Where data that projects bring is put. */
  readonly folder: string
  /** Whether the user has had this program read the file before. */
  isKnownFile(path: string): boolean
  /** Whether this program wrote exactly this project, so that what it names is what the user had open. */
  isOwnProject(sha256: string): boolean
  grant(...paths: readonly [string, ...string[]]): FileGrant
}

/** A project that was read, until it becomes the work in hand. */
export interface OpenedProject {
  readonly path: string
  readonly sha256: string
  readonly content: ProjectFile
  /** Files that the user chose or allowed for it. */
  readonly allowed: Set<string>
}

/** Projects that are being opened: read and checked, their files looked for and asked about. */
export class ProjectOffers {
  readonly #opened = new Map<string, OpenedProject>()

  constructor(private readonly parts: OfferParts) {}

  async open(path: string): Promise<Result<ProjectOffer>> {
    const read = await readProject(path)
    if (!read.ok) return read
    const { project: content, sha256 } = read.value
    const id = randomUUID()
    const opened: OpenedProject = { path, sha256, content, allowed: new Set() }
    this.#opened.set(id, opened)
    const files = await Promise.all(Object.keys(content.files).map((file) => this.#look(opened, file)))
    return ok({
      project: id,
      name: basename(path),
      document: content.document,
      history: content.history,
      saved: Date.parse(content.saved),
      files,
    })
  }

  /** Lets the project read the file where it says it is. */
  async allow(project: string, file: string): Promise<Result<OfferedFile>> {
    const found = this.#find(project, file)
    if (found === null) return fail({ code: 'not-granted' })
    const { opened, data } = found
    for (const part of data.parts) for (const path of placesOf(part, opened.path)) opened.allowed.add(path)
    return ok(await this.#look(opened, file))
  }

  /** Takes the files that the user chose in place of those that the project names. */
  async replace(project: string, file: string, paths: readonly string[]): Promise<Result<OfferedFile>> {
    const found = this.#find(project, file)
    if (found === null) return fail({ code: 'not-granted' })
    const { opened, data } = found
    const parts = paths.map((path, index) => asPart(data.parts[Math.min(index, data.parts.length - 1)], path))
    opened.content.files[file] = { ...data, parts }
    for (const path of paths) opened.allowed.add(path)
    return ok(await this.#look(opened, file))
  }

  take(project: string): OpenedProject | undefined {
    const opened = this.#opened.get(project)
    this.#opened.delete(project)
    return opened
  }

  #find(project: string, file: string): { opened: OpenedProject; data: ProjectData } | null {
    const opened = this.#opened.get(project)
    if (opened === undefined || !Object.hasOwn(opened.content.files, file)) return null
    return { opened, data: opened.content.files[file] }
  }

  async #look(opened: OpenedProject, file: string): Promise<OfferedFile> {
    const { facts, folder } = this.parts
    const data = opened.content.files[file]
    const isOwn = this.parts.isOwnProject(opened.sha256)
    const found = await findData(data, {
      project: opened.path,
      facts,
      folder,
      isAllowed: (path) => isOwn || opened.allowed.has(path) || this.parts.isKnownFile(path),
    })
    const [first, ...more] = found.paths ?? []
    const others = data.parts.length - 1
    return {
      file,
      name: basename(data.parts[0].absolute) + (others > 0 ? ` + ${others}` : ''),
      state: found.state,
      place: found.place,
      grant: first === undefined ? null : this.parts.grant(first, ...more).grant,
      was: data.parts.some(isUnseen) ? null : sizeOf(data),
      table: data.table,
      now: found.now,
    }
  }
}

const sizeOf = ({ parts }: ProjectData): OfferedFile['was'] => ({
  bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
  modified: Math.max(...parts.map(({ modified }) => modified)),
})

/** What was saved of a file, at another place. */
const asPart = (part: ProjectPart, absolute: string): ProjectPart => ({
  ...part,
  relative: null,
  absolute,
  embedded: null,
})
