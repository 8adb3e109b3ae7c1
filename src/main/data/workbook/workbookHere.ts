import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { Book } from './book'
import { bytesFile } from '../bytesFile'
import { endsEverywhere, isCompoundFile } from './compoundFile'
import { openSheetJsBook } from './sheetJsBook'
import { readSheet, type SheetReading, type SheetRequest } from './sheetReading'
import { checkWorkbookParts, checkWorkbookSize } from './workbookLimits'
import type { WorkbookContext, WorkbookReader } from './workbookReader'
import { NotPlain } from './xlsx/notPlain'
import { openPlainBook } from './xlsx/plainBook'
import { unpackParts } from './xlsx/unpackParts'

/** Reads a workbook in the calling thread: as spreadsheets write it in one pass, whatever else it is with the general parser. */
export class WorkbookHere implements WorkbookReader {
  #path = ''
  #bytes: Uint8Array<ArrayBuffer> = new Uint8Array()
  #book: Book | null = null

  async open(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<Result<null>> {
    this.#path = path
    this.#bytes = bytes
    const size = await checkWorkbookSize(path, bytesFile(bytes), bytes.length)
    if (!size.ok) return size
    const parts = await unpackParts(bytesFile(bytes), bytes.length)
    this.#book = parts && (await openPlainBook(parts))
    return this.#book === null ? this.#openAnyKind() : ok(null)
  }

  async read(
    { options, scratch }: SheetRequest,
    { onProgress }: WorkbookContext = {},
  ): Promise<Result<SheetReading>> {
    const total = this.#bytes.length
    const tellShare = (share: number): void =>
      onProgress?.({ phase: 'reading', done: Math.floor(share * total), total })
    const request = { options, scratch, onProgress: tellShare }
    if (this.#book === null) return fail({ code: 'internal', detail: 'no workbook is open' })
    try {
      return await readSheet(this.#path, this.#book, request)
    } catch (error) {
      if (!(error instanceof NotPlain)) throw error
      const opened = await this.#openAnyKind()
      return opened.ok ? readSheet(this.#path, this.#book, request) : opened
    }
  }

  close(): void {
    this.#book = null
    this.#bytes = new Uint8Array()
  }

  async #openAnyKind(): Promise<Result<null>> {
    const { buffer, byteOffset, byteLength } = this.#bytes
    const bytes = Buffer.from(buffer, byteOffset, byteLength)
    if (isCompoundFile(bytes) && !endsEverywhere(bytes)) {
      return fail({ code: 'workbook-damaged', path: this.#path, reason: 'its parts run in a circle' })
    }
    const whole = await checkWorkbookParts(this.#path, bytesFile(this.#bytes), byteLength)
    if (!whole.ok) return whole
    const opened = openSheetJsBook(this.#path, this.#bytes)
    if (!opened.ok) return opened
    this.#book = opened.value
    return ok(null)
  }
}
