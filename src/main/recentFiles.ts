import { randomUUID } from 'node:crypto'
import { homedir } from 'node:os'
import { basename, dirname, sep } from 'node:path'
import type { RecentFile } from '@shared/contract/mainApi'
import type { RecentEntry } from './settings'

const LIMIT = 12

/** The list with this file at its head, at most twelve long. */
export function withRecent(entries: readonly RecentEntry[], path: string): RecentEntry[] {
  const known = entries.find((entry) => entry.path === path)
  const others = entries.filter((entry) => entry.path !== path)
  return [known ?? { id: randomUUID(), path }, ...others].slice(0, LIMIT)
}

/** As the window shows it: the home folder is `~`. */
export function recentFile({ id, path }: RecentEntry): RecentFile {
  const folder = dirname(path)
  const home = homedir()
  const inHome = folder === home || folder.startsWith(home + sep)
  return { id, name: basename(path), folder: inHome ? `~${folder.slice(home.length)}` : folder }
}
