import { Worker } from 'node:worker_threads'
import type { Progress } from '@shared/contract/wire'
import type { AppError } from '@shared/outcome/appError'
import { fail } from '@shared/outcome/result'
import type { FitThreadMethod, FitThreadReply, FitThreadRequest, FromFitThread } from './fitThreadApi'
import { thrownError } from './thrownError'

export interface WorkerOptions {
  /** The most that the thread's objects may take, in MB; columns do not count. @default 2048 */
  readonly heapMb?: number
}

interface Pending {
  readonly settle: (result: unknown) => void
  readonly onProgress?: (progress: Progress) => void
}

/** One worker and what was asked of it. However it ends, every question is answered. */
export class WorkerThread {
  readonly #worker: Worker
  readonly #pending = new Map<number, Pending>()
  #nextId = 1
  #ended: AppError | null = null

  constructor(path: string, { heapMb = 2048 }: WorkerOptions = {}) {
    this.#worker = new Worker(path, { resourceLimits: { maxOldGenerationSizeMb: heapMb } })
    this.#worker.on('message', (message: FromFitThread) => this.#receive(message))
    this.#worker.on('error', (thrown) => this.#settleAll(thrownError(thrown)))
    this.#worker.on('exit', () => this.#settleAll({ code: 'internal', detail: 'the fit thread ended' }))
  }

  get alive(): boolean {
    return this.#ended === null
  }

  ask<M extends FitThreadMethod>(
    method: M,
    request: FitThreadRequest<M>,
    onProgress?: (progress: Progress) => void,
  ): Promise<FitThreadReply<M>> {
    return new Promise((resolve) => {
      const settle = resolve as (result: unknown) => void
      if (this.#ended !== null) return settle(fail(this.#ended))
      const id = this.#nextId++
      this.#pending.set(id, { settle, onProgress })
      this.#worker.postMessage({ id, method, request })
    })
  }

  /** Ends the thread, even in the middle of a loop; what was asked is answered with this error. */
  end(error: AppError): void {
    this.#settleAll(error)
    void this.#worker.terminate()
  }

  #receive(message: FromFitThread): void {
    const pending = this.#pending.get(message.id)
    if (message.kind === 'progress') return pending?.onProgress?.(message.progress)
    this.#pending.delete(message.id)
    pending?.settle(message.result)
  }

  #settleAll(error: AppError): void {
    this.#ended ??= error
    for (const { settle } of this.#pending.values()) settle(fail(error))
    this.#pending.clear()
  }
}
