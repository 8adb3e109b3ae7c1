import type { EngineMethod, EngineReply, EngineRequest } from '@shared/contract/engineApi'
import type { FromEngine, Progress, ToEngine } from '@shared/contract/wire'
import type { AppError } from '@shared/outcome/appError'
import { fail, type Failed } from '@shared/outcome/result'

/** What the client needs of a MessagePort. */
export interface EnginePort {
  postMessage(message: ToEngine): void
  onmessage: ((event: MessageEvent<FromEngine>) => void) | null
  close(): void
}

export interface RequestOptions {
  /** Aborting it cancels the request in the engine; the request then answers `cancelled`. */
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
  /** Nobody waits for it, and it gives way to what somebody waits for. @default false */
  readonly inBackground?: true
}

interface Pending {
  readonly method: EngineMethod
  readonly argument: unknown
  readonly inBackground: boolean
  readonly onProgress?: (progress: Progress) => void
  settle(result: Failed<AppError> | { readonly ok: true; readonly value: unknown }): void
}

/**
 * Speaks with the engine over the port that main handed over. Requests made before a port has come wait for it; those under way
 * when the engine stops, or when a new port replaces the old one, answer `engine-stopped`. It never rejects.
 */
export class EngineClient {
  #port: EnginePort | null = null
  #nextId = 1
  readonly #pending = new Map<number, Pending>()
  readonly #waiting = new Set<number>()
  /** Called when something is asked that is not in the background. */
  onRequest: (() => void) | null = null

  /** True while somebody waits for an answer. */
  get isBusy(): boolean {
    return [...this.#pending.values()].some(({ inBackground }) => !inBackground)
  }

  /** True while a port is open. */
  get connected(): boolean {
    return this.#port !== null
  }

  /** Takes a new port; what was under way on the old one has failed. */
  connect(port: EnginePort): void {
    if (this.#port) this.disconnect('replaced')
    this.#port = port
    port.onmessage = (event) => this.#receive(event.data)
    for (const id of this.#waiting) this.#send(id)
    this.#waiting.clear()
  }

  /** The engine is gone: everything under way answers `engine-stopped` with this reason. */
  disconnect(reason: string): void {
    this.#port?.close()
    this.#port = null
    for (const [id, pending] of [...this.#pending]) {
      if (this.#waiting.has(id)) continue
      this.#pending.delete(id)
      pending.settle(fail({ code: 'engine-stopped', reason }))
    }
  }

  /** Asks the engine; the answer is its result, `cancelled` or `engine-stopped`. */
  request<M extends EngineMethod>(
    method: M,
    argument: EngineRequest<M>,
    options: RequestOptions = {},
  ): Promise<EngineReply<M>> {
    return new Promise((resolve) => {
      const id = this.#nextId++
      const { signal, onProgress, inBackground = false } = options
      const cancel = (): void => this.#cancel(id)
      this.#pending.set(id, {
        method,
        argument,
        onProgress,
        inBackground,
        settle: (result) => {
          signal?.removeEventListener('abort', cancel)
          resolve(result as EngineReply<M>)
        },
      })
      if (signal?.aborted) return this.#settle(id, fail({ code: 'cancelled' }))
      signal?.addEventListener('abort', cancel, { once: true })
      if (!inBackground) this.onRequest?.()
      if (this.#port) this.#send(id)
      else this.#waiting.add(id)
    })
  }

  #send(id: number): void {
    const pending = this.#pending.get(id)
    if (pending)
      this.#port?.postMessage({ kind: 'request', id, method: pending.method, argument: pending.argument })
  }

  #cancel(id: number): void {
    if (!this.#pending.has(id)) return
    if (!this.#waiting.delete(id)) this.#port?.postMessage({ kind: 'cancel', id })
    this.#settle(id, fail({ code: 'cancelled' }))
  }

  #settle(id: number, result: Parameters<Pending['settle']>[0]): void {
    const pending = this.#pending.get(id)
    this.#pending.delete(id)
    this.#waiting.delete(id)
    pending?.settle(result)
  }

  #receive(message: FromEngine): void {
    if (message.kind === 'progress') this.#pending.get(message.id)?.onProgress?.(message.progress)
    else this.#settle(message.id, message.result)
  }
}
