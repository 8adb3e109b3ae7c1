import { randomUUID } from 'node:crypto'
import type { Progress } from '@shared/contract/wire'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { AwaitedFlags } from './awaitedFlags'
import type { FitSummary, FitTask, FitThreadMethod, FitThreadReply, FitThreadRequest } from './fitThreadApi'
import { WorkerThread, type WorkerOptions } from './workerThread'

export type PreparedFit = FitSummary & { readonly fitId: string }

export interface FitContext {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

/** A fit that is not on show yet: it runs, or it was made ahead of being asked for. */
interface NextFit {
  readonly thread: WorkerThread
  readonly fitId: string
  readonly task: FitTask
  isMade: boolean
}

interface Held extends Pick<NextFit, 'thread' | 'fitId'> {
  /** What was fitted; null once it is let go of. */
  readonly task: FitTask | null
}

/**
 * Runs fits, one at a time, and answers for the last that was shown. Two worker threads take turns: one holds the last
 * analysis, the other makes the next, so that a fit that is cancelled, fails or crashes takes nothing away from the one on
 * show. Cancelling ends the thread; a fresh one is started at once.
 */
export class FitThread {
  #holder: Held | null = null
  #next: NextFit | null = null
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

  /** Fits, and shows it; cancels the fit that runs. */
  async fit(task: FitTask, context: FitContext = {}): Promise<Result<PreparedFit>> {
    const made = await this.prepare(task, context)
    return made.ok && !this.show(made.value.fitId) ? cancelled : made
  }

  /** Fits; it can be asked about, and shown, until another fit begins or the signal lets it go. Cancels the fit that runs. */
  async prepare(task: FitTask, { signal, onProgress }: FitContext = {}): Promise<Result<PreparedFit>> {
    this.cancel()
    if (signal?.aborted === true) return cancelled
    const next: NextFit = { thread: this.#spare, fitId: randomUUID(), task, isMade: false }
    this.#next = next
    const stop = (): void => {
      if (this.#next === next) this.cancel()
    }
    signal?.addEventListener('abort', stop, { once: true })
    const made = await next.thread.ask('fit', task, onProgress)
    if (made.ok) {
      next.isMade = true
      return ok({ ...made.value, fitId: next.fitId })
    }
    if (this.#next === next) this.#next = null
    this.#replaceSpare()
    return made
  }

  /** Puts a prepared fit on show in the place of the last one; false where it is there no more. */
  show(fitId: string): boolean {
    const next = this.#next
    if (next?.fitId !== fitId || !next.thread.alive) return false
    this.#next = null
    this.#hold(next)
    return true
  }

  /** Ends the fit that runs, which answers `cancelled`, or lets go of the one that was prepared. */
  cancel(): void {
    const next = this.#next
    this.#next = null
    if (next?.isMade === true) void next.thread.ask('forget', {})
    else next?.thread.end({ code: 'cancelled' })
    this.#replaceSpare()
  }

  /** Asks about a fit: `fit-outdated` unless it is the one on show or the one prepared. */
  async ask<M extends Exclude<FitThreadMethod, 'fit' | 'forget'>>(
    fitId: string,
    method: M,
    request: FitThreadRequest<M>,
  ): Promise<FitThreadReply<M> | Result<never>> {
    const fit = [this.#holder, this.#next].find((known) => known?.fitId === fitId)
    return fit?.thread.alive === true ? fit.thread.ask(method, request) : fail({ code: 'fit-outdated' })
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
    for (const thread of [this.#holder?.thread, this.#spare]) thread?.end({ code: 'cancelled' })
  }

  #hold({ thread, fitId, task }: NextFit): void {
    const before = this.#holder?.thread
    if (before?.alive === true) {
      void before.ask('forget', {})
      this.#spare = before
    } else this.#spare = this.#startThread()
    this.awaited.stop()
    this.#holder = { thread, fitId, task }
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
