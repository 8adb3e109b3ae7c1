import { randomUUID } from 'node:crypto'
import type { Progress } from '@shared/contract/wire'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { AwaitedFlags } from './awaitedFlags'
import type { FitSummary, FitTask, FitThreadMethod, FitThreadReply, FitThreadRequest } from './fitThreadApi'
import { WorkerThread, type WorkerOptions } from './workerThread'

export interface FitContext {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

interface Held {
  readonly thread: WorkerThread
  readonly fitId: string
  /** What was fitted; null once it is let go of. */
  readonly task: FitTask | null
}

/**
 * Runs fits, one at a time, and answers for the last that succeeded. Two worker threads take turns: one holds the last
 * analysis, the other makes the next, so that a fit that is cancelled, fails or crashes takes nothing away from the one on
 * show. Cancelling ends the thread; a fresh one is started at once.
 */
export class FitThread {
  #holder: Held | null = null
  #running: WorkerThread | null = null
  #spare: WorkerThread
  /** What rules of flagging wait for. */
  readonly awaited: AwaitedFlags

  constructor(
    private readonly workerPath: string,
    private readonly options: WorkerOptions = {},
  ) {
    this.#spare = this.#startThread()
    this.awaited = new AwaitedFlags(this, workerPath, options)
  }

  /** Fits; cancels the fit that runs. */
  async fit(
    task: FitTask,
    context: FitContext = {},
  ): Promise<Result<FitSummary & { readonly fitId: string }>> {
    const { signal, onProgress } = context
    this.cancel()
    if (signal?.aborted === true) return cancelled
    const thread = this.#spare.alive ? this.#spare : this.#startThread()
    this.#running = thread
    const stop = (): void => {
      if (this.#running === thread) this.cancel()
    }
    signal?.addEventListener('abort', stop, { once: true })
    const made = await thread.ask('fit', task, onProgress)
    signal?.removeEventListener('abort', stop)
    if (this.#running === thread) this.#running = null
    if (!made.ok) {
      this.#replaceSpare()
      return made
    }
    const fitId = this.#hold(thread, task)
    return ok({ ...made.value, fitId })
  }

  /** Ends the fit that runs, if one does; it answers `cancelled`. */
  cancel(): void {
    this.#running?.end({ code: 'cancelled' })
    this.#running = null
    this.#replaceSpare()
  }

  /** Asks about a fit: `fit-outdated` unless it is the last that succeeded. */
  async ask<M extends Exclude<FitThreadMethod, 'fit' | 'forget'>>(
    fitId: string,
    method: M,
    request: FitThreadRequest<M>,
  ): Promise<FitThreadReply<M> | Result<never>> {
    if (this.#holder?.fitId !== fitId || !this.#holder.thread.alive) return fail({ code: 'fit-outdated' })
    return this.#holder.thread.ask(method, request)
  }

  /** What was fitted; null unless it is the last that succeeded. */
  taskOf(fitId: string): FitTask | null {
    return this.#holder?.fitId === fitId ? this.#holder.task : null
  }

  /** Lets go of the last fit, and ends the one that runs. */
  forget(): void {
    this.cancel()
    this.awaited.stop()
    void this.#holder?.thread.ask('forget', {})
    if (this.#holder !== null) this.#holder = { ...this.#holder, fitId: '', task: null }
  }

  /** Ends the threads. */
  close(): void {
    this.awaited.close()
    for (const thread of [this.#holder?.thread, this.#running, this.#spare])
      thread?.end({ code: 'cancelled' })
  }

  #hold(thread: WorkerThread, task: FitTask): string {
    const before = this.#holder?.thread
    if (before?.alive === true) {
      void before.ask('forget', {})
      this.#spare = before
    } else this.#spare = this.#startThread()
    this.awaited.stop()
    const fitId = randomUUID()
    this.#holder = { thread, fitId, task }
    return fitId
  }

  #startThread(): WorkerThread {
    return new WorkerThread(this.workerPath, this.options)
  }

  /** Keeps a thread ready for the next fit. */
  #replaceSpare(): void {
    if (!this.#spare.alive) this.#spare = this.#startThread()
  }
}

const cancelled: Result<never> = fail({ code: 'cancelled' })
