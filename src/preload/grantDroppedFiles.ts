import { ipcRenderer, webUtils } from 'electron'
import { DROPPED_FILE_CHANNEL } from '@shared/contract/channels'
import type { FileGrant } from '@shared/contract/mainApi'
import type { Result } from '@shared/outcome/result'

/** What older Electrons have instead of `webUtils`. */
interface FileWithPath extends File {
  readonly path?: string
}

/**
 * Asks main for leave to read the files that the user dropped, several as one table. A file that the page made up has no path, and gets
 * none.
 */
export async function grantDroppedFiles(files: unknown): Promise<Result<FileGrant>> {
  const paths = Array.isArray(files) ? files.map((file) => (file instanceof File ? pathOf(file) : '')) : []
  if (paths.length === 0 || paths.includes('')) return { ok: false, error: { code: 'not-granted' } }
  return (await ipcRenderer.invoke(DROPPED_FILE_CHANNEL, paths)) as Result<FileGrant>
}

function pathOf(file: FileWithPath): string {
  const paths: typeof webUtils | undefined = webUtils
  return paths === undefined ? (file.path ?? '') : paths.getPathForFile(file)
}
