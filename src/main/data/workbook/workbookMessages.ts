import type { Progress } from '@shared/contract/wire'
import type { Result } from '@shared/outcome/result'
import type { SheetReading, SheetRequest } from './sheetReading'

/** To the thread that reads a workbook: one question after the other. */
export type ToWorkbookThread =
  | { readonly kind: 'open'; readonly path: string; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'read'; readonly request: SheetRequest }

export type FromWorkbookThread =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'answer'; readonly result: Result<SheetReading | null> }
