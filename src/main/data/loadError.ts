import { dirname } from 'node:path'
import type { AppError } from '@shared/outcome/appError'
import { shortReason } from './database/shortReason'
import { TemporaryFilesImpossible } from './temporaryFolder'

const DISK_FULL =
  /ENOSPC|no space left|disk (?:is )?full|not enough (?:disk )?space|max_temp_directory_size|could not write (?:all bytes|file)/i

/** Why a file could not be made a table, from what was thrown meanwhile. */
export function loadError(
  thrown: unknown,
  { path, folder }: { path: string; folder: string | null },
): AppError {
  const { message } = thrown as Error
  if (thrown instanceof TemporaryFilesImpossible) {
    if (isDiskFull(thrown)) return { code: 'disk-full', folder: thrown.folder }
    return { code: 'temporary-files-impossible', folder: thrown.folder, reason: message }
  }
  if (folder !== null && isDiskFull(thrown)) return { code: 'disk-full', folder: dirname(folder) }
  return { code: 'import-failed', path, reason: shortReason(message) }
}

export const isDiskFull = (thrown: unknown): boolean => DISK_FULL.test((thrown as Error).message)
