import { Worker } from 'node:worker_threads'
import type { AppError } from '@shared/outcome/appError'
import type { Result } from '@shared/outcome/result'
import { fail } from '@shared/outcome/result'
import type { SheetReading, SheetRequest } from './sheetReading'
import type { FromWorkbookThread, ToWorkbookThread } from './workbookMessages'
import type { WorkbookContext, WorkbookReader } from './workbookReader'

export interface WorkbookLimits {
  /** The most that the thread's objects may take, in MB. @default 4096 */
  readonly heapMb?: number
  /** The most that one question may take. @default 120 */
  readonly seconds?: number
}

interface Pending {
  readonly settle: (result: Result<SheetReading | null>) => void
  readonly context: WorkbookContext
}

/**
 * Reads a workbook in a thread of its own: the window's questions are answered meanwhile, and a file that takes too much memory or
 * time ends the thread and nothing else. Questions are put one after the other.
 */
export class WorkbookThread implements WorkbookReader {
  readonly #worker: Worker
  readonly #heapMb: number
  readonly #seconds: number
  #path = ''
  #ended: AppError | null = null
  #pending: Pending | null = null
  #last: Promise<unknown> = Promise.resolve()

  constructor(workerPath: string, { heapMb = 4096, seconds = 120 }: WorkbookLimits = {}) {
    this.#heapMb = heapMb
    this.#seconds = seconds
    this.#worker = new Worker(workerPath, { resourceLimits: { maxOldGenerationSizeMb: heapMb } })
    this.#worker.unref()
    this.#worker.on('message', (message: FromWorkbookThread) => this.#receive(message))
    this.#worker.on('error', (thrown) => this.#end(this.#failure(thrown)))
    this.#worker.on('exit', () => this.#end({ code: 'internal', detail: 'the workbook thread ended' }))
  }

  open(path: string, bytes: Uint8Array<ArrayBuffer>, context: WorkbookContext = {}): Promise<Result<null>> {
    this.#path = path
    const asked = this.#ask({ kind: 'open', path, bytes }, context)
    // Nothing has been read yet that would be of use later.
    const stop = (): void => this.#end({ code: 'cancelled' })
    context.signal?.addEventListener('abort', stop, { once: true })
    return asked.finally(() => context.signal?.removeEventListener('abort', stop)) as Promise<Result<null>>
  }

  /** One that is cancelled is answered at once; the thread finishes it for itself and keeps the workbook. */
  read(request: SheetRequest, context: WorkbookContext = {}): Promise<Result<SheetReading>> {
    const asked = this.#ask({ kind: 'read', request }, context) as Promise<Result<SheetReading>>
    const { signal } = context
    if (signal === undefined) return asked
    return new Promise((resolve) => {
      const stop = (): void => resolve(fail({ code: 'cancelled' }))
      if (signal.aborted) stop()
      signal.addEventListener('abort', stop, { once: true })
      void asked.then((result) => {
        signal.removeEventListener('abort', stop)
        resolve(result)
      })
    })
  }

  close(): void {
    this.#end({ code: 'cancelled' })
  }

  #ask(message: ToWorkbookThread, context: WorkbookContext): Promise<Result<SheetReading | null>> {
    const put = (): Promise<Result<SheetReading | null>> => this.#put(message, context)
    const asked = this.#last.then(put)
    this.#last = asked
    return asked
  }

  #put(message: ToWorkbookThread, context: WorkbookContext): Promise<Result<SheetReading | null>> {
    return new Promise((resolve) => {
      if (this.#ended !== null) return resolve(fail(this.#ended))
      const timer = setTimeout(() => this.#end(this.#tooMuch(`${this.#seconds} s`)), this.#seconds * 1000)
      const settle = (result: Result<SheetReading | null>): void => {
        clearTimeout(timer)
        this.#pending = null
        resolve(result)
      }
      this.#pending = { settle, context }
      // Bytes that are a part of a larger buffer are copied.
      const isWhole = message.kind === 'open' && message.bytes.byteLength === message.bytes.buffer.byteLength
      const transfer = isWhole ? [message.bytes.buffer] : []
      this.#worker.postMessage(message, transfer)
    })
  }

  #receive(message: FromWorkbookThread): void {
    if (message.kind === 'progress') this.#pending?.context.onProgress?.(message.progress)
    else this.#pending?.settle(message.result)
  }

  #failure(thrown: unknown): AppError {
    const { code, message } = thrown as NodeJS.ErrnoException
    if (code === 'ERR_WORKER_OUT_OF_MEMORY') return this.#tooMuch(`${this.#heapMb} MB of memory`)
    return { code: 'internal', detail: message }
  }

  #tooMuch(limit: string): AppError {
    return { code: 'workbook-too-large', path: this.#path, limit }
  }

  #end(error: AppError): void {
    if (this.#ended !== null) return
    this.#ended = error
    this.#pending?.settle(fail(error))
    void this.#worker.terminate()
  }
}
