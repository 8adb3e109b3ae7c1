import { constants, open, stat, type FileHandle } from 'node:fs/promises'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'

interface OpenFile {
  readonly file: FileHandle
  readonly bytes: number
  /** When it was last changed, in milliseconds since 1970. */
  readonly modified: number
}

/** Opens a file for reading, or says why it is none: a pipe or a device would wait for ever and is never opened. */
export async function openFile(path: string): Promise<Result<OpenFile>> {
  try {
    const found = await stat(path)
    if (found.isDirectory()) return fail({ code: 'file-is-folder', path })
    if (!found.isFile()) return fail({ code: 'file-not-regular', path })
    // Between the two calls the path may have become a pipe: O_NONBLOCK keeps even that from waiting.
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    return ok({ file, bytes: found.size, modified: found.mtimeMs })
  } catch (error) {
    return fail(readError(path, error))
  }
}

function readError(path: string, error: unknown) {
  const code = (error as NodeJS.ErrnoException).code ?? 'EIO'
  if (code === 'ENOENT' || code === 'ENOTDIR') return { code: 'file-not-found', path } as const
  return { code: 'file-not-readable', path, reason: code } as const
}

/** Opens files for reading, or none of them. */
export async function openFiles(
  paths: readonly string[],
): Promise<Result<readonly (OpenFile & { readonly path: string })[]>> {
  const files: (OpenFile & { readonly path: string })[] = []
  for (const path of paths) {
    const opened = await openFile(path)
    if (opened.ok) files.push({ path, ...opened.value })
    else {
      for (const { file } of files) await file.close()
      return opened
    }
  }
  return ok(files)
}
