import { join } from 'node:path'
import type { Settings } from '@shared/contract/mainApi'
import type { AppError } from '@shared/outcome/appError'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { PROJECT_EXTENSION } from '@shared/project/projectFile'
import { createExportHandlers, type ExportParts } from './exportService'
import type { FileWatch } from './fileWatch'
import type { Grants } from './grants'
import type { MainHandlers } from './mainDoor'
import type { OpenedFiles } from './openedFiles'
import type { PastedFiles } from './pastedFiles'
import { createProjectHandlers, type ProjectParts } from './projectService'
import { recentFile } from './recentFiles'
import { withImport } from './rememberedImports'
import { readPretrainedFile } from './data/readPretrainedFile'
import { listSamples } from './samples'
import type { SettingsStore } from './settings'

/** What the handlers need of Electron and of the other parts of main. */
export interface MainParts
  extends
    Pick<ProjectParts, 'session' | 'offers' | 'showWork' | 'closeWindow'>,
    Omit<ExportParts, 'store' | 'noteSaved'> {
  readonly store: SettingsStore
  readonly grants: Grants
  readonly opened: OpenedFiles
  readonly pasted: PastedFiles
  readonly fileWatch: Pick<FileWatch, 'watch'>
  readonly samplesFolder: string
  paste(): void
  askForFiles(): Promise<readonly string[]>
  showInFolder(path: string): void
  settingsChanged(settings: Settings): void
}

/** The main process' half of the contract. */
export function createMainHandlers(parts: MainParts): MainHandlers {
  const { store, opened, grants, samplesFolder } = parts
  const saved = new Set<string>()
  const noteSaved = (path: string) => void saved.add(path)

  return {
    ...createProjectHandlers({ ...parts, noteSaved }),
    ...createExportHandlers({ ...parts, noteSaved }),
    chooseFile: async () => {
      const [path, ...more] = await parts.askForFiles()
      return ok(path === undefined ? null : await opened.open(path, ...more))
    },
    listSamples: async () => ok(await listSamples(samplesFolder)),
    openSample: async ({ name }) => {
      const known = (await listSamples(samplesFolder)).some((sample) => sample.name === name)
      return known ? ok(grants.grant(join(samplesFolder, name))) : notGranted
    },
    listRecent: async () => ok(store.preferences.recentFiles.map(recentFile)),
    openRecent: async ({ id }) => {
      const entry = store.preferences.recentFiles.find((known) => known.id === id)
      return entry === undefined ? notGranted : ok(await opened.open(entry.path))
    },
    takePendingFile: async () => ok(await opened.takeWaiting()),
    paste: async () => {
      parts.paste()
      return ok(null)
    },
    keepPasted: async ({ text }) => {
      const kept = await parts.pasted.keep(text)
      return kept.ok ? ok(await opened.open(kept.value)) : kept
    },
    watchFiles: async (files) => {
      const known = files.flatMap((file) => {
        const paths = grants.pathsOf(file.grant)
        return paths === undefined ? [] : [{ ...file, paths }]
      })
      parts.fileWatch.watch(known)
      return ok(null)
    },
    noteOpening: async ({ grant }) => {
      // While a project opens, it is the project that must not be opened again by itself, whatever it reads.
      if (grant !== null && store.preferences.opening?.endsWith(`.${PROJECT_EXTENSION}`) === true)
        return ok(null)
      store.change({ opening: grant === null ? null : (grants.keyOf(grant) ?? null) })
      return ok(null)
    },
    rememberImport: async ({ grant, options }) => {
      const files = grants.keyOf(grant)
      if (files === undefined) return notGranted
      store.change({ imports: withImport(store.preferences.imports, files, options) })
      return ok(null)
    },
    readSettings: async () => ok(store.settings),
    changeSettings: async (part) => {
      store.change({ settings: { ...store.settings, ...part } })
      parts.settingsChanged(store.settings)
      return ok(store.settings)
    },
    openPretrained: async () => {
      const [path] = await parts.askForFiles()
      return path === undefined ? ok(null) : readPretrainedFile(path)
    },
    revealFile: async ({ path }) => {
      if (!saved.has(path)) return notGranted
      parts.showInFolder(path)
      return ok(null)
    },
  }
}

const notGranted: Result<never> = fail<AppError>({ code: 'not-granted' })
