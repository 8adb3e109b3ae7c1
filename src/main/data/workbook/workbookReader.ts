import type { Progress } from '@shared/contract/wire'
import type { Result } from '@shared/outcome/result'
import type { SheetReading, SheetRequest } from './sheetReading'

export interface WorkbookContext {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

/** Reads the sheets of one workbook, which stays parsed until it is closed. */
export interface WorkbookReader {
  /** Takes the file's bytes over. Errors: `workbook-too-large`, `workbook-damaged`, `workbook-encrypted`. */
  open(path: string, bytes: Uint8Array<ArrayBuffer>, context?: WorkbookContext): Promise<Result<null>>
  /** Errors: those of opening, `sheet-not-found`, `sheet-empty`, `range-invalid`, `file-header-only`. */
  read(request: SheetRequest, context?: WorkbookContext): Promise<Result<SheetReading>>
  close(): void
}
