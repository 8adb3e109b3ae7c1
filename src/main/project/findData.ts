import { realpath } from 'node:fs/promises'
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path'
import type { ProjectData, ProjectPart } from '@shared/project/projectFile'
import { isUnseen } from '@shared/project/unseenPart'
import { takeOut } from './embeddedData'
import type { FileFactsBook } from './fileFacts'

/** How the data of a project is found, the worst last; `unseen` where nothing is known of how it was. */
export type DataState = 'same' | 'unseen' | 'changed' | 'missing' | 'outside'

export interface FoundData {
  readonly state: DataState
  /** The files to read; null where one is missing or not yet allowed. */
  readonly paths: readonly string[] | null
  /** Of all files together, as they are now. */
  readonly now: { readonly bytes: number; readonly modified: number } | null
  /** Where the first file is, or would be. */
  readonly place: string
}

export interface Search {
  readonly project: string
  readonly facts: FileFactsBook
  /** Where data that projects bring is put. */
  readonly folder: string
  /** Whether the user has let this program read the file before, or does now. */
  isAllowed(path: string): boolean
}

/**
 * Finds the files that a project names: beside the project first, then where they were. A file within the project's own folder is
 * read without asking; any other only where the user has allowed it, for a project may come from anybody. Until then it is not
 * even looked at. Data that the project brings is taken where the file is not as it was.
 */
export async function findData({ parts }: ProjectData, search: Search): Promise<FoundData> {
  const found = await Promise.all(parts.map((part) => findPart(part, search)))
  const state = STATES[Math.max(...found.map((part) => STATES.indexOf(part.state)))]
  const present = found.flatMap(({ path, now }) => (path !== null && now !== null ? [{ path, now }] : []))
  const whole = present.length === parts.length
  return {
    state,
    paths: whole ? present.map(({ path }) => path) : null,
    now: whole
      ? {
          bytes: present.reduce((sum, { now }) => sum + now.bytes, 0),
          modified: Math.max(...present.map(({ now }) => now.modified)),
        }
      : null,
    place: found[0].place,
  }
}

const STATES: readonly DataState[] = ['same', 'unseen', 'changed', 'missing', 'outside']

interface FoundPart {
  readonly state: DataState
  readonly path: string | null
  readonly now: { readonly bytes: number; readonly modified: number } | null
  readonly place: string
}

async function findPart(part: ProjectPart, search: Search): Promise<FoundPart> {
  const places = placesOf(part, search.project)
  const [place] = places
  let changed: FoundPart | null = null
  let isOutside = false
  for (const path of places) {
    if (!(await isReadable(path, search))) {
      isOutside = true
      continue
    }
    const now = await search.facts.of(path)
    if (now?.sha256 === part.sha256) return { state: 'same', path, now, place: path }
    const state = isUnseen(part) ? 'unseen' : 'changed'
    if (now !== null) changed ??= { state, path, now, place: path }
  }
  if (part.embedded !== null) {
    const path = await takeOut(part, search.folder)
    const now = path === null ? null : await search.facts.of(path)
    if (path !== null && now !== null) return { state: 'same', path, now, place: path }
  }
  if (changed !== null) return changed
  const outside = isOutside ? (places.find(isAbsolute) ?? place) : place
  return { state: isOutside ? 'outside' : 'missing', path: null, now: null, place: outside }
}

/** Where a file may be: as the project sees it from its folder, then where it was. */
export function placesOf({ relative: beside, absolute }: ProjectPart, project: string): readonly string[] {
  const places = [
    ...(beside === null ? [] : [resolve(dirname(project), beside.split('/').join(sep))]),
    ...(isAbsolute(absolute) ? [resolve(absolute)] : []),
  ].filter((path) => !path.includes('\0'))
  return places.length === 0 ? [resolve(dirname(project), 'data')] : [...new Set(places)]
}

async function isReadable(path: string, search: Search): Promise<boolean> {
  return search.isAllowed(path) || isWithin(await settled(dirname(search.project)), await settled(path))
}

/** Where links lead; a file that is not there is where it says. */
const settled = (path: string): Promise<string> => realpath(path).catch(() => resolve(path))

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way !== '' && !way.startsWith('..') && !isAbsolute(way)
}
