import type { FitResult } from '../estimators/fitResult'
import type { MessageKey } from '../texts/textTypes'

/** What to know of standard errors and intervals that are not exact, by kind. */
export const inferenceNotes = {
  asymptotic: 'report.asymptoticNote',
  bayesian: 'report.bayesianNote',
  none: 'report.noInferenceNote',
} as const satisfies Readonly<Record<NonNullable<FitResult['inference']>, MessageKey>>
