import type { SelfTestOutcome } from '@shared/analysis/selfTest'
import { PROMISED_DIGITS } from '@shared/analysis/selfTest'
import type { SelfTestReply } from '@shared/contract/engineApi'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { certifiedSets } from './certifiedSets'
import type { FitContext } from './fitThread'
import { WorkerThread } from './workerThread'

/** Fits NIST's sets in a thread of their own, so that the fit on show and the one being made go on as they are. */
export async function runSelfTest(
  fitWorkerPath: string,
  { signal, onProgress }: FitContext = {},
): Promise<Result<SelfTestReply>> {
  const sets = await certifiedSets()
  if (signal?.aborted === true) return fail({ code: 'cancelled' })
  const thread = new WorkerThread(fitWorkerPath)
  const stop = (): void => thread.end({ code: 'cancelled' })
  signal?.addEventListener('abort', stop, { once: true })
  try {
    const outcomes: SelfTestOutcome[] = []
    for (const set of sets) {
      onProgress?.({ phase: 'testing', done: outcomes.length, total: sets.length })
      const outcome = await thread.ask('selfTest', set)
      if (!outcome.ok) return outcome
      outcomes.push(outcome.value)
    }
    return ok({ promised: PROMISED_DIGITS, sets: outcomes })
  } finally {
    signal?.removeEventListener('abort', stop)
    stop()
  }
}
