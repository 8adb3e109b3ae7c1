import type { FitResult, FitTests, TestResult } from '../estimators/fitResult'
import type { FlagCounts } from '../diagnostics/rowFlags'
import { formatPValue, formatSignificant } from '../texts/formatNumber'
import type { Language } from '../texts/language'
import type { CheckName } from '../texts/textTypes'
import { translate } from '../texts/translate'

/** What one diagnostic of the model found, in words. */
export interface ModelCheck {
  readonly name: CheckName
  readonly status: 'ok' | 'warn'
  readonly title: string
  readonly verdict: string
  /** The test or figure behind the verdict. */
  readonly evidence: string
  /** What to do about it; empty when all is well. */
  readonly remedy: string
}

export interface CheckedModel {
  readonly tests: FitTests & { readonly reset?: TestResult }
  readonly vif: FitResult['vif']
  readonly flagCounts: Omit<FlagCounts, 'any'> & { readonly any?: number }
  /** A numeric predictor to suggest a squared term of. */
  readonly squareCandidate?: string
}

/** A test speaks up below this p-value. */
const SIGNIFICANCE = 0.05
/** A predictor of which the others explain 90 %: R² = 1 − 1 / VIF. */
const VIF_LIMIT = 10

interface Finding {
  readonly name: CheckName
  readonly status: 'ok' | 'warn'
  readonly evidence: string
  readonly parameters?: Readonly<Record<string, string | number>>
}

/** The verdicts on a fit, in a fixed order; a check whose test could not be computed is left out. */
export function modelChecks(model: CheckedModel, language: Language): readonly ModelCheck[] {
  const { tests } = model
  const findings = [
    testFinding('linearity', 'reset', tests.reset, language),
    testFinding('spread', 'breuschPagan', tests.breuschPagan, language),
    testFinding('independence', 'durbinWatson', tests.durbinWatson, language),
    tests.shapiroWilk === undefined
      ? testFinding('normality', 'jarqueBera', tests.jarqueBera, language)
      : testFinding('normality', 'shapiroWilk', tests.shapiroWilk, language),
    collinearityFinding(model.vif, language),
    rowsFinding(model.flagCounts, language),
  ]
  return findings.filter((finding) => finding !== null).map((finding) => inWords(finding, model, language))
}

function inWords(
  { name, status, evidence, parameters = {} }: Finding,
  { squareCandidate = 'x' }: CheckedModel,
  language: Language,
): ModelCheck {
  return {
    name,
    status,
    evidence,
    title: translate(language, `checks.${name}-title`),
    verdict: translate(language, `checks.${name}-${status}`, parameters),
    remedy: status === 'ok' ? '' : translate(language, `checks.${name}-remedy`, { term: squareCandidate }),
  }
}

function testFinding(
  name: CheckName,
  test: 'reset' | 'breuschPagan' | 'durbinWatson' | 'jarqueBera' | 'shapiroWilk',
  result: TestResult | undefined,
  language: Language,
): Finding | null {
  if (result === undefined || Number.isNaN(result.pValue)) return null
  return {
    name,
    status: result.pValue < SIGNIFICANCE ? 'warn' : 'ok',
    evidence: translate(language, 'checks.test-evidence', {
      test: translate(language, `terms.${test}`),
      pValue: formatPValue(result.pValue, language),
    }),
  }
}

/** The VIF, per degree of freedom for factors: GVIF^(1/df), comparable with a single predictor's VIF (Fox & Monette 1992). */
function collinearityFinding(vif: FitResult['vif'], language: Language): Finding | null {
  const comparable = vif
    .map(({ term, value, df = 1 }) => ({ term, value: value ** (1 / df) }))
    .filter(({ value }) => !Number.isNaN(value))
  if (comparable.length === 0) return null
  const worst = comparable.reduce((a, b) => (b.value > a.value ? b : a))
  return {
    name: 'collinearity',
    status: worst.value > VIF_LIMIT ? 'warn' : 'ok',
    evidence: translate(language, 'checks.vif-evidence', {
      value: formatSignificant(worst.value, 3, language),
      term: worst.term,
    }),
    parameters: { term: worst.term },
  }
}

function rowsFinding(
  { outlier, highLeverage, influential, any }: CheckedModel['flagCounts'],
  language: Language,
): Finding {
  const count = any ?? Math.max(outlier, highLeverage, influential)
  return {
    name: 'rows',
    status: count > 0 ? 'warn' : 'ok',
    evidence: translate(language, 'checks.rows-evidence', { outlier, highLeverage, influential }),
    parameters: { count },
  }
}
