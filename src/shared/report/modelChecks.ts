import type { Check, CollinearityCheck, TestCheck, Verdict } from '../diagnostics/checks'
import type { FlagCounts } from '../diagnostics/rowFlags'
import type { FitResult, FitTests, TestResult } from '../estimators/fitResult'
import type { Language } from '../texts/language'
import type { ModelCheck } from './describeChecks'
import { describeChecks } from './describeChecks'

export type { ModelCheck } from './describeChecks'

/** What is known of a fit where the fit itself is not at hand: in the window. */
export interface CheckedModel {
  readonly tests: FitTests & { readonly reset?: TestResult }
  readonly vif: FitResult['vif']
  readonly flagCounts: Omit<FlagCounts, 'any'> & { readonly any?: number }
}

/** The verdicts of `checkModel` drawn from a fit's tests and flags; a check whose test is not there is left out. */
export function modelChecks(
  { tests, vif, flagCounts }: CheckedModel,
  language: Language,
): readonly ModelCheck[] {
  const normality = tests.shapiroWilk === undefined ? 'jarqueBera' : 'shapiroWilk'
  const { outlier, highLeverage, influential } = flagCounts
  const any = flagCounts.any ?? Math.max(outlier, highLeverage, influential)
  const checks: readonly Check[] = [
    testCheck('linearity', 'reset', tests.reset),
    testCheck('spread', 'breuschPagan', tests.breuschPagan),
    testCheck('independence', 'durbinWatson', tests.durbinWatson),
    testCheck('normality', normality, tests[normality]),
    collinearityCheck(vif),
    {
      check: 'rows',
      verdict: any > 0 ? 'warn' : 'ok',
      evidence: { name: 'flags', statistic: any, pValue: null },
      remedy: null,
      counts: { outlier, highLeverage, influential, any },
    },
  ]
  return describeChecks(checks, language)
}

function testCheck(
  check: TestCheck['check'],
  name: NonNullable<TestCheck['evidence']>['name'],
  test: TestResult | undefined,
): TestCheck {
  const known = test !== undefined && !Number.isNaN(test.pValue)
  const evidence = known ? { name, statistic: test.statistic, pValue: test.pValue } : null
  const verdict = known ? judge(-test.pValue, -0.05, -0.001) : 'unknown'
  return { check, verdict, evidence, remedy: null, term: null }
}

/** By the largest inflation; of a term of several columns GVIF^(1/df), which compares (Fox & Monette 1992). */
function collinearityCheck(vif: FitResult['vif']): CollinearityCheck {
  const comparable = vif.map(({ term, value, df = 1 }) => ({ term, value: value ** (1 / df) }))
  const largest = comparable.reduce<(typeof comparable)[number] | null>(
    (worst, one) => (worst === null || one.value > worst.value ? one : worst),
    null,
  )
  const known = largest !== null && !Number.isNaN(largest.value)
  return {
    check: 'collinearity',
    verdict: known ? judge(largest.value, 10, 100) : 'unknown',
    evidence: known ? { name: 'vif', statistic: largest.value, pValue: null } : null,
    remedy: null,
    term: known ? largest.term : null,
  }
}

function judge(figure: number, warnAbove: number, badAbove: number): Verdict {
  if (figure > badAbove) return 'bad'
  return figure > warnAbove ? 'warn' : 'ok'
}
