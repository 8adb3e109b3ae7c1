import type { StochasticRequest } from '@shared/contract/engineApi'
import type { Trajectory } from '@shared/descent/trajectory'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { FitContext, FitThread } from './fitThread'

/** A stochastic descent, part after part, until it ends or nobody waits for it any more. */
export async function runStochastic(
  fits: FitThread,
  { fitId, settings }: StochasticRequest,
  { signal, onProgress }: FitContext,
): Promise<Result<Trajectory>> {
  for (;;) {
    if (signal?.aborted === true) return fail({ code: 'cancelled' })
    const part = await fits.ask(fitId, 'stochasticPart', { settings })
    if (!part.ok) return part
    const { iteration, trajectory } = part.value
    if (trajectory !== null) return ok(trajectory)
    onProgress?.({ phase: 'descending', done: iteration, total: settings.iterations })
  }
}
