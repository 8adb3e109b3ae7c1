import { dirname, parse } from 'node:path'
import type { WorkState } from '@shared/contract/projectApi'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { PROJECT_EXTENSION } from '@shared/project/projectFile'
import type { Grants } from './grants'
import type { MainHandlers } from './mainDoor'
import type { OpenedFiles } from './openedFiles'
import type { ProjectOffers } from './project/projectOffers'
import type { ProjectSession } from './project/projectSession'
import type { SaveRequest } from './saveRequest'
import type { SettingsStore } from './settings'

export interface ProjectParts {
  readonly store: SettingsStore
  readonly grants: Grants
  readonly opened: OpenedFiles
  readonly session: ProjectSession
  readonly offers: ProjectOffers
  askForFiles(): Promise<readonly string[]>
  askWhereToSave(request: SaveRequest): Promise<string | null>
  noteSaved(path: string): void
  showWork(work: WorkState): void
  closeWindow(): void
}

type ProjectMethod =
  | 'openProject'
  | 'allowProjectFile'
  | 'locateProjectFile'
  | 'adoptProject'
  | 'detachProject'
  | 'saveProject'
  | 'noteJournal'
  | 'listLeft'
  | 'recoverLeft'
  | 'declineLeft'
  | 'tellWork'
  | 'closeWindow'

/** The part of the contract that concerns projects. */
export function createProjectHandlers(parts: ProjectParts): Pick<MainHandlers, ProjectMethod> {
  const { session, offers, store } = parts
  return {
    openProject: async ({ grant }) => {
      const [path] = parts.grants.pathsOf(grant) ?? []
      if (path === undefined) return notGranted
      store.change({ opening: path })
      await store.flush()
      return offers.open(path)
    },
    allowProjectFile: ({ project, file }) => offers.allow(project, file),
    locateProjectFile: async ({ project, file }) => {
      const paths = await parts.askForFiles()
      return paths.length === 0 ? ok(null) : offers.replace(project, file, paths)
    },
    adoptProject: async ({ project }) => {
      const taken = offers.take(project)
      return taken === undefined ? notGranted : ok(await session.adopt(taken))
    },
    detachProject: async () => {
      await session.detach()
      return ok(null)
    },
    saveProject: (request) => save(request, parts),
    noteJournal: async ({ entries }) => {
      await session.note(entries)
      return ok(null)
    },
    listLeft: async () => ok(await session.left()),
    recoverLeft: ({ id }) => session.recover(id),
    declineLeft: async ({ id }) => {
      await session.decline(id)
      return ok(null)
    },
    tellWork: async (work) => {
      parts.showWork(work)
      return ok(null)
    },
    closeWindow: async () => {
      parts.closeWindow()
      return ok(null)
    },
  }
}

const notGranted: Result<never> = fail({ code: 'not-granted' })

/** Saves where the project is, or asks where; one that is open elsewhere or was changed there is not overwritten. */
async function save(
  { where, ...content }: Parameters<MainHandlers['saveProject']>[0],
  parts: ProjectParts,
): ReturnType<MainHandlers['saveProject']> {
  const { session, store } = parts
  const here = where === 'here' ? await session.save(content) : ok(null)
  if (!here.ok || here.value !== null) return here
  const stem = parse(session.path ?? content.document.source?.name ?? 'analysis').name
  const path = await parts.askWhereToSave({
    suggestedName: `${stem}.${PROJECT_EXTENSION}`,
    format: PROJECT_EXTENSION,
    folder: session.path === null ? store.preferences.saveFolder : dirname(session.path),
  })
  if (path === null) return ok(null)
  const data = where === 'elsewhere-with-data' ? 'embedded' : session.data
  const saved = await session.saveAs(path, { ...content, data })
  if (!saved.ok) return saved
  parts.noteSaved(path)
  await parts.opened.open(path)
  store.change({ saveFolder: dirname(path) })
  return saved
}
