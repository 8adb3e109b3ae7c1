import type { CovarianceKind, FitResult, TestResult } from '../estimators/fitResult'
import type { CheckName } from '../texts/textTypes'
import type { Check, CheckedFit, RowsCheck, TestCheck, TestName } from './check'
import { isConcern } from './check'
import { judgeCollinearity } from './collinearityCheck'
import { judgePrecision } from './precisionCheck'
import type { FlagCounts } from './countFlags'

/** p below the first warns, below the second the assumption does not hold. */
const WARN_BELOW = 0.05
const BAD_BELOW = 0.001

/**
 * The verdicts on a fit, from its own tests: linearity by RESET, even spread by Breusch–Pagan (Koenker), independence by
 * Durbin–Watson (two-sided), normality by Shapiro–Wilk where it was made and else Jarque–Bera, collinearity by the largest
 * variance inflation factor, precision by the digits that can be trusted, and the rows that are flagged.
 */
export function checkModel(fit: CheckedFit, counts: FlagCounts): Check[] {
  const { tests, method = 'ols', covarianceKind = 'classical' } = fit
  const normality: TestName = tests.shapiroWilk ? 'shapiroWilk' : 'jarqueBera'
  return [
    judgeLinearity(tests),
    ...[
      judgeTest('spread', 'breuschPagan', tests.breuschPagan),
      judgeTest('independence', 'durbinWatson', tests.durbinWatson),
      judgeTest('normality', normality, tests[normality]),
    ].map((check) => offer(method, allow(covarianceKind, check))),
    judgeCollinearity(fit),
    judgePrecision(fit),
    judgeRows(counts),
  ]
}

function judgeLinearity(tests: FitResult['tests']): TestCheck {
  const linearity = judgeTest('linearity', 'reset', tests.reset)
  const term = isConcern(linearity.verdict) ? (tests.reset?.curvedTerm ?? null) : null
  return { ...linearity, term, actions: term === null ? [] : [{ kind: 'add-term', term: `I(${term}^2)` }] }
}

/** Standard errors that need less of the residuals than the classical ones do. */
const robust = {
  spread: 'HC3',
  independence: 'newey-west',
  normality: 'bootstrap',
} as const satisfies Partial<Record<CheckName, CovarianceKind>>

function judgeTest(check: TestCheck['check'], name: TestName, test: TestResult | undefined): TestCheck {
  if (!test || Number.isNaN(test.pValue)) {
    return {
      check,
      verdict: 'unknown',
      evidence: null,
      remedy: null,
      actions: [],
      term: null,
      allowedBy: null,
    }
  }
  const { statistic, pValue } = test
  const verdict = pValue < BAD_BELOW ? 'bad' : pValue < WARN_BELOW ? 'warn' : 'ok'
  const fails = isConcern(verdict)
  return {
    check,
    verdict,
    evidence: { name, statistic, pValue },
    remedy: fails ? `${check}-remedy` : null,
    actions: fails && check !== 'linearity' ? [{ kind: 'standard-errors', errors: robust[check] }] : [],
    term: null,
    allowedBy: null,
  }
}

/** Which assumptions standard errors do without. */
const spared: Readonly<Record<CovarianceKind, readonly TestCheck['check'][]>> = {
  classical: [],
  HC0: ['spread'],
  HC1: ['spread'],
  HC2: ['spread'],
  HC3: ['spread'],
  HC4: ['spread'],
  'newey-west': ['spread', 'independence'],
  cluster: ['spread'],
  bootstrap: ['spread', 'normality'],
}

/** An assumption that fails but that the standard errors do without is nothing to worry about. */
function allow(kind: CovarianceKind, check: TestCheck): TestCheck {
  if (!isConcern(check.verdict) || !spared[kind].includes(check.check)) return check
  return { ...check, verdict: 'ok', remedy: null, actions: [], allowedBy: kind }
}

/** Only ordinary least squares has other standard errors to offer. */
function offer(method: string, check: TestCheck): TestCheck {
  return method === 'ols'
    ? check
    : { ...check, actions: check.actions.filter(({ kind }) => kind !== 'standard-errors') }
}

function judgeRows(counts: FlagCounts): RowsCheck {
  const evidence = { name: 'flags', statistic: counts.any, pValue: null } as const
  return counts.any > 0
    ? {
        check: 'rows',
        verdict: 'warn',
        evidence,
        remedy: 'rows-remedy',
        actions: [{ kind: 'show-rows' }],
        counts,
      }
    : { check: 'rows', verdict: 'ok', evidence, remedy: null, actions: [], counts }
}
