import type { CovarianceKind } from '@shared/estimators/fitResult'
import type { MessageKey } from '../locales/messages'

/** What standard errors of a kind are called: names of people and of formulas are the same in every language. */
export function covarianceName(kind: CovarianceKind, text: (key: MessageKey) => string): string {
  if (kind.startsWith('HC')) return kind
  return kind === 'newey-west' ? 'Newey–West' : text(`model.errors.${kind as NamedInWords}`)
}

type NamedInWords = 'classical' | 'cluster' | 'bootstrap'
