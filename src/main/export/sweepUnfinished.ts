import { readdir, realpath, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { besideName } from './writeAtomically'

/** Removes what writing this file has left beside it where the program was ended meanwhile. Nobody may be writing it now. */
export async function sweepUnfinished(path: string): Promise<void> {
  const target = await realpath(path).catch(() => path)
  const folder = dirname(target)
  const names = await readdir(folder).catch(() => [])
  const begins = besideName(basename(target))
  const left = names.filter(
    (name) => name.startsWith(begins) && /^[0-9a-f]{12}\.tmp(\.old)?$/.test(name.slice(begins.length)),
  )
  await Promise.all(left.map((name) => rm(join(folder, name), { force: true }).catch(() => undefined)))
}
