import type { CovarianceKind } from '../estimators/fitResult'
import type { Language } from '../texts/language'
import { translate } from '../texts/translate'

/** What a kind of standard errors is called: HC3, Newey–West. */
export function covarianceName(kind: CovarianceKind, language: Language): string {
  switch (kind) {
    case 'classical':
    case 'newey-west':
    case 'cluster':
    case 'bootstrap':
      return translate(language, `terms.${kind}`)
    default:
      return kind
  }
}
