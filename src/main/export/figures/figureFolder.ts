import { readdir, readFile } from 'node:fs/promises'
import { join, parse } from 'node:path'
import { isSignedFigure } from './signedFigure'

/** Bytes of a file's name that leave its folder room on every file system. */
const LONGEST_STEM = 180

/**
 * The folder for the figures of a report, beside it and named as it is: the first of `report-figures`, `report-figures-2` … that is
 * not there or has nothing but figures as the program wrote them, so that a new report takes the place of the one before it and of nothing else.
 */
export async function figureFolder(reportPath: string): Promise<string> {
  const { dir, name } = parse(reportPath)
  const stem = Buffer.from(name)
    .subarray(0, LONGEST_STEM)
    .toString('utf8')
    .replace(/\ufffd+$/, '')
  for (let count = 1; ; count++) {
    const folder = join(dir, `${stem}-figures${count === 1 ? '' : `-${count}`}`)
    if (await isFree(folder)) return folder
  }
}

async function isFree(folder: string): Promise<boolean> {
  try {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.svg')) return false
      if (!isSignedFigure(await readFile(join(folder, entry.name), 'utf8'))) return false
    }
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return true
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return false
    throw error
  }
}
