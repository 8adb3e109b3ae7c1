import { randomBytes } from 'node:crypto'
import type { Stats } from 'node:fs'
import { constants } from 'node:fs'
import { access, copyFile, link, open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { AppError } from '@shared/outcome/appError'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { reasonOf } from './reasonOf'

type WriteFailed = Extract<AppError, { readonly code: 'write-failed' }>

/** A file's content, or its parts in order; whatever throws while they are made leaves the old file. */
type FileContent = string | Uint8Array | AsyncIterable<string | Uint8Array>

interface WriteOptions {
  /** Where the old file stays, in place of the one before it. @default it goes */
  readonly keepAs?: string
}

/**
 * Writes a file whole or not at all: beside the target, flushed to the disk, then renamed over it. On any error the old file
 * is as it was and nothing is left behind. Links are followed, the old file's permissions kept; a device or pipe is written
 * to directly, since it cannot be replaced.
 */
export async function writeAtomically(
  path: string,
  content: FileContent,
  { keepAs }: WriteOptions = {},
): Promise<Result<null, WriteFailed>> {
  try {
    const existing = await statOf(path)
    if (existing !== null && !existing.isFile()) {
      await writeFile(path, content)
    } else {
      const target = existing === null ? path : await realpath(path)
      await replace({ target, existing, keepAs }, content)
    }
    return ok(null)
  } catch (error) {
    return fail({ code: 'write-failed', path, reason: reasonOf(error) })
  }
}

/** What the names of unfinished files begin with; twelve hexadecimal digits and `.tmp` follow. */
export const besideName = (name: string): string => `.${name.slice(0, 100)}.`

interface Replacement extends WriteOptions {
  readonly target: string
  readonly existing: Stats | null
}

async function replace({ target, existing, keepAs }: Replacement, content: FileContent): Promise<void> {
  if (existing !== null) await access(target, constants.W_OK)
  const folder = dirname(target)
  const beside = join(folder, `${besideName(basename(target))}${randomBytes(6).toString('hex')}.tmp`)
  try {
    const file = await open(beside, 'wx', existing?.mode)
    try {
      await writeFile(file, content)
      await file.sync()
    } finally {
      await file.close()
    }
    if (existing !== null && keepAs !== undefined) await keep(target, keepAs, `${beside}.old`)
    await renameWhenFree(beside, target)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
  await flushFolder(folder)
}

/** Something may hold the old file for a moment: a virus scanner, a preview, a backup. */
async function renameWhenFree(from: string, to: string): Promise<void> {
  for (const wait of [20, 50, 100, 200]) {
    try {
      return await rename(from, to)
    } catch (error) {
      if (!HELD.has(codeOf(error))) throw error
      await new Promise((later) => setTimeout(later, wait))
    }
  }
  await rename(from, to)
}

const HELD = new Set<unknown>(['EBUSY', 'EPERM', 'EACCES'])

/** A second name for the old file, or a copy where the disk knows no second names; either is put in its place at once. */
async function keep(target: string, keepAs: string, meanwhile: string): Promise<void> {
  try {
    await link(target, meanwhile).catch(() => copyFile(target, meanwhile))
    await rename(meanwhile, keepAs)
  } catch (error) {
    await rm(meanwhile, { force: true })
    throw error
  }
}

/** Makes the rename itself last; not every system lets a folder be opened, and the file is whole without it. */
async function flushFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r')
    await handle.sync().finally(() => handle.close())
  } catch {
    return
  }
}

async function statOf(path: string): Promise<Stats | null> {
  try {
    return await stat(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
