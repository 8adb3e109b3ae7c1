import type { ConstraintOutcome } from '../estimators/fitResult'
import type { MessageKey } from '../texts/textTypes'

/** The text that says what became of a constraint. */
export function constraintState({ kind, active }: ConstraintOutcome): MessageKey {
  if (kind === 'equation') return 'report.constraintEquation'
  return active ? 'report.constraintActive' : 'report.constraintInactive'
}
