import type { StochasticRequest } from '@shared/contract/engineApi'
import type { Trajectory } from '@shared/descent/trajectory'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { FitContext, FitThread } from './fitThread'

/**
 * Descents over rows, each part after part, until it ends or nobody waits for it any more. One part is asked for at a time: where the rate is
 * dragged, those that were given up do not stand before the last one.
 */
export class StochasticRuns {
  #turn: Promise<unknown> = Promise.resolve()

  constructor(private readonly fits: FitThread) {}

  async run(
    { fitId, settings }: StochasticRequest,
    { signal, onProgress }: FitContext,
  ): Promise<Result<Trajectory>> {
    for (;;) {
      const part = await this.#inTurn(() =>
        signal?.aborted === true ? null : this.fits.ask(fitId, 'stochasticPart', { settings }),
      )
      if (part === null) return fail({ code: 'cancelled' })
      if (!part.ok) return part
      const { iteration, trajectory } = part.value
      if (trajectory !== null) return ok(trajectory)
      onProgress?.({ phase: 'descending', done: iteration, total: settings.iterations })
    }
  }

  #inTurn<T>(work: () => T | Promise<T>): Promise<T> {
    const done = this.#turn.then(work)
    this.#turn = done.catch(() => undefined)
    return done
  }
}
