import type { FineTuning } from '@shared/analysis/fineTune'
import type { DescentRunRequest, TuningRequest } from '@shared/contract/descentApi'
import type { Trajectory } from '@shared/descent/trajectory'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { FitContext, FitThread } from './fitThread'

/** Steps that progress in fine-tuning is told in. */
const SHARES = 1000

/**
 * Long descents, each part after part, until it ends or nobody waits for it any more. One part is asked for at a time: where the rate is
 * dragged, those that were given up do not stand before the last one.
 */
export class DescentRuns {
  #turn: Promise<unknown> = Promise.resolve()

  constructor(private readonly fits: Pick<FitThread, 'ask'>) {}

  run({ fitId, settings }: DescentRunRequest, context: FitContext): Promise<Result<Trajectory>> {
    const total = settings.iterations
    return this.#parts(context, async () => {
      const part = await this.fits.ask(fitId, 'descentPart', { settings })
      return part.ok ? ok({ whole: part.value.trajectory, done: part.value.iteration, total }) : part
    })
  }

  tune({ fitId, ...request }: TuningRequest, context: FitContext): Promise<Result<FineTuning>> {
    return this.#parts(context, async () => {
      const part = await this.fits.ask(fitId, 'tuningPart', request)
      if (!part.ok) return part
      const { outcome, share } = part.value
      return ok({ whole: outcome, done: Math.floor(SHARES * share), total: SHARES })
    })
  }

  async #parts<T>(
    { signal, onProgress }: FitContext,
    ask: () => Promise<Result<{ readonly whole: T | null; readonly done: number; readonly total: number }>>,
  ): Promise<Result<T>> {
    for (;;) {
      const part = await this.#inTurn(() => (signal?.aborted === true ? null : ask()))
      if (part === null) return fail({ code: 'cancelled' })
      if (!part.ok) return part
      const { whole, done, total } = part.value
      if (whole !== null) return ok(whole)
      onProgress?.({ phase: 'descending', done, total })
    }
  }

  #inTurn<T>(work: () => T | Promise<T>): Promise<T> {
    const done = this.#turn.then(work)
    this.#turn = done.catch(() => undefined)
    return done
  }
}
