import { extname } from 'node:path'
import type { SaveRequest } from './saveRequest'

/** A path with an ending: what has none gets that of the format, and a project always has its own. */
export function withEnding(path: string, format: SaveRequest['format']): string {
  const ending = format === 'r' ? '.R' : `.${format}`
  const isSure = format === 'leastwise' ? path.toLowerCase().endsWith(ending) : extname(path) !== ''
  return isSure ? path : path + ending
}
