import type { CompleteFlagsRequest } from '@shared/contract/fitApi'
import type { Progress } from '@shared/contract/wire'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { FitTask, FitThreadReply, FitThreadRequest } from './fitThreadApi'
import { WorkerThread, type WorkerOptions } from './workerThread'

/** An MM-estimate under way, and who waits for it. */
interface Work {
  readonly fitId: string
  readonly done: Promise<Result<null>>
  readonly listeners: Set<(progress: Progress) => void>
  waiting: number
}

/** How one who waits leaves and hears how far it is. */
interface Waiting {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

/** The thread that holds the fit. */
interface Holder {
  ask<M extends 'awaitedFlags' | 'takeRobust'>(
    fitId: string,
    method: M,
    request: FitThreadRequest<M>,
  ): Promise<FitThreadReply<M> | Result<never>>
  taskOf(fitId: string): FitTask | null
}

/**
 * Figures what rules of flagging wait for, an MM-estimate, in a thread beside the one that holds the fit and hands it over there, so that
 * charts and pages are answered meanwhile. It is made once for a fit, however many ask; when nobody waits any more, the thread is ended.
 */
export class AwaitedFlags {
  #thread: WorkerThread | null = null
  #work: Work | null = null

  constructor(
    private readonly fits: Holder,
    private readonly workerPath: string,
    private readonly options: WorkerOptions = {},
  ) {}

  /** Answers when the fit's rules wait for nothing more. */
  async complete(
    fitId: string,
    flagRules: CompleteFlagsRequest['flagRules'],
    { signal, onProgress }: Waiting = {},
  ): Promise<Result<null>> {
    const awaited = await this.fits.ask(fitId, 'awaitedFlags', { flagRules })
    if (!awaited.ok) return awaited
    if (signal?.aborted === true) return fail({ code: 'cancelled' })
    if (awaited.value.length === 0) return ok(null)
    const task = this.fits.taskOf(fitId)
    if (task === null) return fail({ code: 'fit-outdated' })
    const work = this.#work?.fitId === fitId ? this.#work : this.#begin(fitId, task)
    return this.#join(work, { signal, onProgress })
  }

  /** Ends what is under way; it answers `cancelled`. */
  stop(): void {
    if (this.#work === null) return
    this.#work = null
    this.#thread?.end({ code: 'cancelled' })
  }

  /** Ends the thread too. */
  close(): void {
    this.stop()
    this.#thread?.end({ code: 'cancelled' })
  }

  #begin(fitId: string, task: FitTask): Work {
    this.stop()
    const listeners: Work['listeners'] = new Set()
    const work: Work = { fitId, listeners, waiting: 0, done: this.#figure(fitId, task, listeners) }
    this.#work = work
    void work.done.then(() => {
      if (this.#work === work) this.#work = null
    })
    return work
  }

  async #figure(fitId: string, task: FitTask, listeners: Work['listeners']): Promise<Result<null>> {
    if (this.#thread?.alive !== true) this.#thread = new WorkerThread(this.workerPath, this.options)
    const robust = await this.#thread.ask('robustResiduals', task, (progress) =>
      listeners.forEach((tell) => tell(progress)),
    )
    const isOfTheData = robust.ok || !['cancelled', 'internal', 'out-of-memory'].includes(robust.error.code)
    return isOfTheData ? this.fits.ask(fitId, 'takeRobust', { robust }) : robust
  }

  /** Waits for the work as long as the signal allows; the last who leaves ends it. */
  async #join(work: Work, { signal, onProgress }: Waiting): Promise<Result<null>> {
    work.waiting++
    if (onProgress) work.listeners.add(onProgress)
    const left = new Promise<Result<never>>((resolve) => {
      signal?.addEventListener('abort', () => resolve(fail({ code: 'cancelled' })), { once: true })
    })
    const answer = await Promise.race([work.done, left])
    work.waiting--
    if (onProgress) work.listeners.delete(onProgress)
    if (work.waiting === 0 && this.#work === work) this.stop()
    return answer
  }
}
