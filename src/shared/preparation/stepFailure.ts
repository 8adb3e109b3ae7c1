import type { AppError } from '../outcome/appError'
import type { StepOutcome } from './stepOutcome'

/** The step that failed, as the error of whoever needs the prepared table; null when none did. */
export function stepFailure(outcomes: readonly StepOutcome[]): AppError | null {
  const index = outcomes.findIndex(({ state }) => state === 'failed')
  const failed = outcomes[index]
  return failed?.state === 'failed' ? { code: 'step-failed', step: index + 1, cause: failed.error } : null
}
