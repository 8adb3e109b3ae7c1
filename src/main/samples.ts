import { readdir } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { SampleFile } from '@shared/contract/mainApi'

const KINDS = new Set(['.csv', '.tsv', '.xlsx', '.xls', '.ods', '.parquet', '.json'])

/** Where the samples lie. Packed programs keep them outside the archive, which native code cannot read. */
export const samplesFolder = (appPath: string): string =>
  join(appPath.replace(/app\.asar$/, 'app.asar.unpacked'), 'resources', 'samples')

/** The sample files, by name. */
export async function listSamples(folder: string): Promise<readonly SampleFile[]> {
  const names = await readdir(folder).catch(() => [])
  return names
    .filter((name) => KINDS.has(extname(name).toLowerCase()))
    .sort()
    .map((name) => ({ name }))
}
