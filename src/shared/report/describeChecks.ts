import type {
  Check,
  CollinearityCheck,
  PrecisionCheck,
  RowsCheck,
  TestCheck,
  Verdict,
} from '../diagnostics/check'
import { formatPValue, formatSignificant } from '../texts/formatNumber'
import type { Language } from '../texts/language'
import type { CheckName, MessageKey } from '../texts/textTypes'
import type { MessageParameters } from '../texts/translate'
import { translate } from '../texts/translate'
import { covarianceName } from './covarianceName'
import type { CheckAction } from './describeAction'
import { centeredNames, describeAction } from './describeAction'

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
  /** What a button can do about it, the best first. */
  readonly actions: readonly CheckAction[]
}

/** The checks in words; those that could not be made are left out. */
export function describeChecks(checks: readonly Check[], language: Language): readonly ModelCheck[] {
  return checks.flatMap((check) => {
    const { check: name, verdict } = check
    if (verdict === 'unknown') return []
    return [
      {
        name,
        status: verdict,
        title: translate(language, `checks.${name}-title`),
        verdict: translate(language, verdictKey(check), parametersOf(check, language)),
        evidence: evidenceOf(check, language),
        remedy: verdict === 'ok' ? '' : remedyOf(check, language),
        actions: check.actions.map((action) => describeAction(action, language)),
      },
    ]
  })
}

function verdictKey(check: Check): MessageKey {
  if ('allowedBy' in check && check.allowedBy !== null && check.check !== 'linearity') {
    return `checks.${check.check}-allowed`
  }
  return `checks.${check.check}-${check.verdict === 'ok' ? 'ok' : 'warn'}`
}

function parametersOf(check: Check, language: Language): MessageParameters {
  if (check.check === 'rows') return { count: check.counts.any }
  const allowedBy = 'allowedBy' in check ? check.allowedBy : null
  const errors = allowedBy === null ? '' : covarianceName(allowedBy, language)
  return { term: check.term ?? '', errors }
}

function evidenceOf(check: Check, language: Language): string {
  switch (check.check) {
    case 'rows':
      return flagEvidence(check, language)
    case 'collinearity':
      return vifEvidence(check, language)
    case 'precision':
      return precisionEvidence(check, language)
    default:
      return testEvidence(check, language)
  }
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

function precisionEvidence({ evidence }: PrecisionCheck, language: Language): string {
  if (evidence === null) return ''
  return translate(language, 'checks.precision-evidence', {
    digits: Math.floor(evidence.statistic),
    conditionNumber: formatSignificant(evidence.conditionNumber, 3, language),
  })
}

function testEvidence({ evidence }: TestCheck, language: Language): string {
  if (evidence === null) return ''
  const pValue = formatPValue(evidence.pValue, language)
  return translate(language, 'checks.test-evidence', {
    test: translate(language, `terms.${evidence.name}`),
    pValue: pValue.startsWith('<') ? `p ${pValue}` : `p = ${pValue}`,
  })
}

/** Where a curve is left, the term whose square would help most is named, if there is one; where centring helps, the columns. */
function remedyOf(check: Check, language: Language): string {
  const columns = centeredNames(check.actions)
  switch (check.check) {
    case 'linearity':
      return check.term === null
        ? translate(language, 'checks.linearity-remedy-general')
        : translate(language, 'checks.linearity-remedy', { term: check.term })
    case 'collinearity':
      return columns === ''
        ? translate(language, 'checks.collinearity-remedy')
        : translate(language, 'checks.collinearity-remedy-center', { columns })
    case 'precision':
      return columns === ''
        ? translate(language, 'checks.precision-remedy-general')
        : translate(language, 'checks.precision-remedy', { columns })
    default:
      return translate(language, `checks.${check.check}-remedy`)
  }
}
