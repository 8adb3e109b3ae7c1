import type { AppError } from '@shared/outcome/appError'

/** What was thrown, as an error to answer with. Memory that cannot be had is told apart from mistakes of the program. */
export function thrownError(thrown: unknown): AppError {
  if (!(thrown instanceof Error)) return { code: 'internal', detail: String(thrown) }
  const { code } = thrown as NodeJS.ErrnoException
  const outOfMemory =
    code === 'ERR_WORKER_OUT_OF_MEMORY' ||
    (thrown instanceof RangeError &&
      /allocation failed|invalid (typed )?array (buffer )?length/i.test(thrown.message))
  return outOfMemory ? { code: 'out-of-memory' } : { code: 'internal', detail: thrown.message }
}
