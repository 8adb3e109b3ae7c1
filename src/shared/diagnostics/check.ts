import type { CovarianceKind, FitResult } from '../estimators/fitResult'
import type { CheckName } from '../texts/textTypes'
import type { RemedyAction } from './remedy'
import type { FlagCounts } from './countFlags'

/** `unknown` where the check cannot be made: too few rows, no residuals beyond rounding, a single term. */
export type Verdict = 'ok' | 'warn' | 'bad' | 'unknown'

export type TestName = 'reset' | 'breuschPagan' | 'durbinWatson' | 'shapiroWilk' | 'jarqueBera'

/** One assumption of the model, judged. The texts, remedies included, are by `check` and `verdict`. */
export type Check = TestCheck | CollinearityCheck | PrecisionCheck | RowsCheck

interface Judged<Name extends CheckName> {
  readonly check: Name
  readonly verdict: Verdict
  readonly remedy: `${CheckName}-remedy` | null
  /** What a button can do about it, the best first; none where all is well or only the analyst can tell. */
  readonly actions: readonly RemedyAction[]
}

export interface TestCheck extends Judged<'linearity' | 'spread' | 'independence' | 'normality'> {
  readonly evidence: { readonly name: TestName; readonly statistic: number; readonly pValue: number } | null
  /** For linearity: the predictor whose square would explain most of what is left. */
  readonly term: string | null
  /** The standard errors that do without the assumption; then it need not hold. */
  readonly allowedBy: CovarianceKind | null
}

export interface CollinearityCheck extends Judged<'collinearity'> {
  /** The largest variance inflation factor; of a term of several columns GVIF^(1/df), which compares. */
  readonly evidence: { readonly name: 'vif'; readonly statistic: number; readonly pValue: null } | null
  readonly term: string | null
}

export interface PrecisionCheck extends Judged<'precision'> {
  /** The fewest decimal digits that can be trusted in any coefficient. */
  readonly evidence: {
    readonly name: 'trustedDigits'
    readonly statistic: number
    readonly pValue: null
    readonly conditionNumber: number
  } | null
  /** The coefficient that has them. */
  readonly term: string | null
}

export interface RowsCheck extends Judged<'rows'> {
  /** How many rows are flagged in any way. */
  readonly evidence: { readonly name: 'flags'; readonly statistic: number; readonly pValue: null }
  readonly counts: FlagCounts
}

/** What the checks read of a fit. */
export type CheckedFit = Pick<FitResult, 'tests' | 'vif'> &
  Partial<Pick<FitResult, 'method' | 'coefficients' | 'conditionNumber' | 'covarianceKind' | 'centering'>>

export const isConcern = (verdict: Verdict): boolean => verdict === 'warn' || verdict === 'bad'
