import type { FitRequest } from '@shared/contract/fitApi'
import type { Result } from '@shared/outcome/result'
import { fail } from '@shared/outcome/result'
import { subtract } from '@shared/table/rowAlgebra'
import type { RequestContext } from './engineHandlers'

type Context = Required<Pick<RequestContext, 'signal'>> & Pick<RequestContext, 'onProgress'>

interface Ahead<T> {
  readonly request: FitRequest
  readonly turn: AbortController
  readonly made: Promise<Result<T>>
  /** Who waits for it meanwhile. */
  onProgress: RequestContext['onProgress']
  /** Answers the one who wished for it. */
  readonly settle: (result: Result<null>) => void
}

/**
 * One fit that is made before it is asked for: the answer to a request that is likely to come. Whoever asks for the very same gets it,
 * made or still in the making; when anything else is asked for, or the wish is withdrawn, it is given up and its thread is free.
 */
export class FitAhead<T> {
  #ahead: Ahead<T> | null = null

  constructor(private readonly make: (request: FitRequest, context: Context) => Promise<Result<T>>) {}

  /** Begins a fit, and with it what else is to be there; answers when the fit was taken, or given up: `cancelled`. */
  begin(
    request: FitRequest,
    { signal }: Pick<RequestContext, 'signal'>,
    then: (made: T) => void,
  ): Promise<Result<null>> {
    this.giveUp()
    return new Promise((settle) => {
      if (signal?.aborted === true) return settle(cancelled)
      const turn = new AbortController()
      const made = this.make(request, {
        signal: turn.signal,
        onProgress: (progress) => ahead.onProgress?.(progress),
      })
      const ahead: Ahead<T> = { request, turn, made, settle, onProgress: undefined }
      this.#ahead = ahead
      signal?.addEventListener('abort', () => this.#giveUp(ahead), { once: true })
      void made.then((result) => {
        if (result.ok && !turn.signal.aborted) then(result.value)
      })
    })
  }

  /** The fit that was made ahead of this request; null where there is none, and what there is instead is given up. */
  take(request: FitRequest, { signal, onProgress }: Context): Promise<Result<T>> | null {
    const ahead = this.#ahead
    if (ahead === null || !isSame(ahead.request, request)) {
      this.giveUp()
      return null
    }
    this.#ahead = null
    ahead.onProgress = onProgress
    if (signal.aborted) ahead.turn.abort()
    signal.addEventListener('abort', () => ahead.turn.abort(), { once: true })
    ahead.settle({ ok: true, value: null })
    return ahead.made
  }

  giveUp(): void {
    if (this.#ahead !== null) this.#giveUp(this.#ahead)
  }

  #giveUp(ahead: Ahead<T>): void {
    if (this.#ahead !== ahead) return
    this.#ahead = null
    ahead.turn.abort()
    ahead.settle(cancelled)
  }
}

const cancelled: Result<never> = fail({ code: 'cancelled' })

/** Whether two requests have the same answer. */
function isSame({ excludedRows, ...one }: FitRequest, { excludedRows: rows, ...other }: FitRequest): boolean {
  return (
    rows.count === excludedRows.count &&
    subtract(rows, excludedRows).count === 0 &&
    JSON.stringify(one) === JSON.stringify(other)
  )
}
