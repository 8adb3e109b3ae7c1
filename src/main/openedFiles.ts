import { stat } from 'node:fs/promises'
import type { FileGrant } from '@shared/contract/mainApi'
import { PROJECT_EXTENSION } from '@shared/project/projectFile'
import { keyOf, type Grants } from './grants'
import { withRecent } from './recentFiles'
import { rememberedImport } from './rememberedImports'
import type { SettingsStore } from './settings'

/** The files that the user named: each gets a grant, and one that exists a place in the recent list. */
export class OpenedFiles {
  readonly #waiting: string[] = []
  #asked = false

  constructor(
    private readonly grants: Grants,
    private readonly store: SettingsStore,
    private readonly onRecentChanged: (path: string) => void,
  ) {}

  /** Grants a file, or several as one table. */
  async open(...paths: readonly [string, ...string[]]): Promise<FileGrant> {
    for (const path of paths) {
      if (!(await isFile(path))) continue
      this.store.change({ recentFiles: withRecent(this.store.preferences.recentFiles, path) })
      this.onRecentChanged(path)
    }
    if (paths.length === 1 && isProject(paths[0])) return { ...this.grants.grant(...paths), project: true }
    const remembered = rememberedImport(this.store.preferences.imports, keyOf(paths))
    return { ...this.grants.grant(...paths), ...(remembered === undefined ? {} : { remembered }) }
  }

  /** True once the window has asked what it should open: before, it does not hear of files opened from outside. */
  get asked(): boolean {
    return this.#asked
  }

  /** Keeps a path until the window asks for it. */
  openLater(path: string): void {
    this.#waiting.push(path)
  }

  async takeWaiting(): Promise<FileGrant | null> {
    this.#asked = true
    const path = this.#waiting.shift()
    if (path === undefined) return null
    const unfinished = this.store.preferences.opening === path
    return { ...(await this.open(path)), ...(unfinished ? { unfinished } : {}) }
  }
}

const isProject = (path: string): boolean => path.toLowerCase().endsWith(`.${PROJECT_EXTENSION}`)

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  )
