import { ipcRenderer, webUtils } from 'electron'
import { DROPPED_FILE_CHANNEL } from '@shared/contract/channels'
import type { FileGrant } from '@shared/contract/mainApi'
import type { Result } from '@shared/outcome/result'

/** What older Electrons have instead of `webUtils`. */
interface FileWithPath extends File {
  readonly path?: string
}

/** Asks main for leave to read a file that the user dropped. A file that the page made up has no path, and gets none. */
export async function grantDroppedFile(file: unknown): Promise<Result<FileGrant>> {
  const path = file instanceof File ? pathOf(file) : ''
  if (path === '') return { ok: false, error: { code: 'not-granted' } }
  return (await ipcRenderer.invoke(DROPPED_FILE_CHANNEL, path)) as Result<FileGrant>
}

function pathOf(file: FileWithPath): string {
  const paths: typeof webUtils | undefined = webUtils
  return paths === undefined ? (file.path ?? '') : paths.getPathForFile(file)
}
