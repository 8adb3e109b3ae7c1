import type { Check, CollinearityCheck, RowsCheck, TestCheck, Verdict } from '../diagnostics/checks'
import { formatPValue, formatSignificant } from '../texts/formatNumber'
import type { Language } from '../texts/language'
import type { CheckName } from '../texts/textTypes'
import { translate } from '../texts/translate'

/** A check of the model in words. */
export interface ModelCheck {
  readonly name: CheckName
  readonly status: Exclude<Verdict, 'unknown'>
  readonly title: string
  readonly verdict: string
  /** The test or figure behind the verdict. */
  readonly evidence: string
  /** What to do about it; empty when all is well. */
  readonly remedy: string
}

/** The checks in words; those that could not be made are left out. */
export function describeChecks(checks: readonly Check[], language: Language): readonly ModelCheck[] {
  return checks.flatMap((check) => {
    const { check: name, verdict } = check
    if (verdict === 'unknown') return []
    const parameters = parametersOf(check)
    return [
      {
        name,
        status: verdict,
        title: translate(language, `checks.${name}-title`),
        verdict: translate(language, `checks.${name}-${verdict === 'ok' ? 'ok' : 'warn'}`, parameters),
        evidence: evidenceOf(check, language),
        remedy: verdict === 'ok' ? '' : remedyOf(check, language),
      },
    ]
  })
}

function parametersOf(check: Check): Readonly<Record<string, string | number>> {
  if (check.check === 'rows') return { count: check.counts.any }
  return check.check === 'collinearity' ? { term: check.term ?? '' } : {}
}

function evidenceOf(check: Check, language: Language): string {
  if (check.check === 'rows') return flagEvidence(check, language)
  return check.check === 'collinearity' ? vifEvidence(check, language) : testEvidence(check, language)
}

function flagEvidence({ counts }: RowsCheck, language: Language): string {
  const { outlier, highLeverage, influential } = counts
  return translate(language, 'checks.rows-evidence', { outlier, highLeverage, influential })
}

function vifEvidence({ evidence, term }: CollinearityCheck, language: Language): string {
  if (evidence === null) return ''
  const value = formatSignificant(evidence.statistic, 3, language)
  return translate(language, 'checks.vif-evidence', { value, term: term ?? '' })
}

function testEvidence({ evidence }: TestCheck, language: Language): string {
  if (evidence === null) return ''
  const pValue = formatPValue(evidence.pValue, language)
  return translate(language, 'checks.test-evidence', {
    test: translate(language, `terms.${evidence.name}`),
    pValue: pValue.startsWith('<') ? `p ${pValue}` : `p = ${pValue}`,
  })
}

/** Where a curve is left, the term whose square would help most is named, if there is one. */
function remedyOf(check: Check, language: Language): string {
  if (check.check !== 'linearity') return translate(language, `checks.${check.check}-remedy`)
  return check.term === null
    ? translate(language, 'checks.linearity-remedy-general')
    : translate(language, 'checks.linearity-remedy', { term: check.term })
}
