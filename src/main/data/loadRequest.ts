import type { FileHandle } from 'node:fs/promises'
import type { ImportOptions } from '@shared/document/importOptions'
import type { Progress } from '@shared/contract/wire'

/** What a loader needs to know of the file that it loads. */
export interface LoadRequest {
  readonly path: string
  readonly file: FileHandle
  readonly bytes: number
  readonly options: ImportOptions
  readonly onProgress?: (progress: Progress) => void
  readonly signal?: AbortSignal
}
