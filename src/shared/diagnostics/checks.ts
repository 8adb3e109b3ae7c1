import type { FitResult, TestResult } from '../estimators/fitResult'
import type { CheckName } from '../texts/textTypes'
import type { FlagCounts } from './rowFlags'

/** `unknown` where the check cannot be made: too few rows, no residuals beyond rounding, a single term. */
export type Verdict = 'ok' | 'warn' | 'bad' | 'unknown'

export type TestName = 'reset' | 'breuschPagan' | 'durbinWatson' | 'shapiroWilk' | 'jarqueBera'

/** One assumption of the model, judged. The texts, remedies included, are by `check` and `verdict`. */
export type Check = TestCheck | CollinearityCheck | RowsCheck

export interface TestCheck {
  readonly check: 'linearity' | 'spread' | 'independence' | 'normality'
  readonly verdict: Verdict
  readonly evidence: { readonly name: TestName; readonly statistic: number; readonly pValue: number } | null
  readonly remedy: `${CheckName}-remedy` | null
  /** For linearity: the predictor whose square would explain most of what is left. */
  readonly term: string | null
}

export interface CollinearityCheck {
  readonly check: 'collinearity'
  readonly verdict: Verdict
  /** The largest variance inflation factor; of a term of several columns GVIF^(1/df), which compares. */
  readonly evidence: { readonly name: 'vif'; readonly statistic: number; readonly pValue: null } | null
  readonly remedy: `${CheckName}-remedy` | null
  readonly term: string | null
}

export interface RowsCheck {
  readonly check: 'rows'
  readonly verdict: Verdict
  /** How many rows are flagged in any way. */
  readonly evidence: { readonly name: 'flags'; readonly statistic: number; readonly pValue: null }
  readonly remedy: `${CheckName}-remedy` | null
  readonly counts: FlagCounts
}

/** p below the first warns, below the second the assumption does not hold. */
const WARN_BELOW = 0.05
const BAD_BELOW = 0.001
/** Variance inflation above the first warns, above the second estimates are hardly told apart. */
const WARN_ABOVE = 10
const BAD_ABOVE = 100

/**
 * The verdicts on a fit, from its own tests: linearity by RESET, even spread by Breusch–Pagan (Koenker), independence by
 * Durbin–Watson (two-sided), normality by Shapiro–Wilk where it was made and else Jarque–Bera, collinearity by the largest
 * variance inflation factor, and the rows that are flagged.
 */
export function checkModel({ tests, vif }: Pick<FitResult, 'tests' | 'vif'>, counts: FlagCounts): Check[] {
  const linearity = judgeTest('linearity', 'reset', tests.reset)
  return [
    isConcern(linearity.verdict) ? { ...linearity, term: tests.reset?.curvedTerm ?? null } : linearity,
    judgeTest('spread', 'breuschPagan', tests.breuschPagan),
    judgeTest('independence', 'durbinWatson', tests.durbinWatson),
    tests.shapiroWilk
      ? judgeTest('normality', 'shapiroWilk', tests.shapiroWilk)
      : judgeTest('normality', 'jarqueBera', tests.jarqueBera),
    judgeCollinearity(vif),
    judgeRows(counts),
  ]
}

const isConcern = (verdict: Verdict): boolean => verdict === 'warn' || verdict === 'bad'

const remedyOf = <Name extends CheckName>(check: Name, verdict: Verdict): `${Name}-remedy` | null =>
  isConcern(verdict) ? `${check}-remedy` : null

function judgeTest(check: TestCheck['check'], name: TestName, test: TestResult | undefined): TestCheck {
  if (!test || Number.isNaN(test.pValue)) {
    return { check, verdict: 'unknown', evidence: null, remedy: null, term: null }
  }
  const { statistic, pValue } = test
  const verdict = pValue < BAD_BELOW ? 'bad' : pValue < WARN_BELOW ? 'warn' : 'ok'
  return {
    check,
    verdict,
    evidence: { name, statistic, pValue },
    remedy: remedyOf(check, verdict),
    term: null,
  }
}

function judgeCollinearity(inflation: FitResult['vif']): CollinearityCheck {
  const check = 'collinearity'
  const comparable = inflation.map(({ term, value, df }) => ({ term, value: value ** (1 / (df ?? 1)) }))
  if (comparable.length === 0 || comparable.some(({ value }) => Number.isNaN(value))) {
    return { check, verdict: 'unknown', evidence: null, remedy: null, term: null }
  }
  const largest = comparable.reduce((most, one) => (one.value > most.value ? one : most))
  const verdict = largest.value > BAD_ABOVE ? 'bad' : largest.value > WARN_ABOVE ? 'warn' : 'ok'
  const evidence = { name: 'vif', statistic: largest.value, pValue: null } as const
  return { check, verdict, evidence, remedy: remedyOf(check, verdict), term: largest.term }
}

function judgeRows(counts: FlagCounts): RowsCheck {
  const verdict = counts.any > 0 ? 'warn' : 'ok'
  const evidence = { name: 'flags', statistic: counts.any, pValue: null } as const
  return { check: 'rows', verdict, evidence, remedy: remedyOf('rows', verdict), counts }
}
