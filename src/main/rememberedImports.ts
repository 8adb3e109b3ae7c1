import type { ImportOptions } from '@shared/source/importOptions'
import type { RememberedImport } from './settings'

const LIMIT = 200

/** The list with these options for the file at its head; without options the file is forgotten. */
export function withImport(
  entries: readonly RememberedImport[],
  path: string,
  options: ImportOptions,
): RememberedImport[] {
  const others = entries.filter((entry) => entry.path !== path)
  return Object.keys(options).length === 0 ? others : [{ path, options }, ...others].slice(0, LIMIT)
}

/** How the file was read last time; undefined where that was left to the program. */
export function rememberedImport(
  entries: readonly RememberedImport[],
  path: string,
): ImportOptions | undefined {
  return entries.find((entry) => entry.path === path)?.options
}
