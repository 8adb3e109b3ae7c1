import type { FileHandle } from 'node:fs/promises'
import type { ImportOptions } from '@shared/source/importOptions'
import type { Progress } from '@shared/contract/wire'
import type { FileTraits } from './text/fileTraits'
import type { PreviewMemory } from './previewMemory'
import type { WorkbookReader } from './workbook/workbookReader'

/** What a loader needs to know of the file that it loads. */
export interface LoadRequest {
  readonly path: string
  readonly file: FileHandle
  readonly bytes: number
  readonly options: ImportOptions
  /** Load only so much as shows how the file is read, and remember what a next preview needs. @default the whole file */
  readonly preview?: PreviewMemory
  /** Load only so many rows of the head of a text. @default all */
  readonly firstRows?: number
  /** What is known of the bytes of a text. @default found by a pass over them */
  readonly traits?: FileTraits
  /** Makes the reader of a workbook. @default one in this thread */
  readonly workbooks?: () => Promise<WorkbookReader>
  readonly onProgress?: (progress: Progress) => void
  readonly signal?: AbortSignal
}
