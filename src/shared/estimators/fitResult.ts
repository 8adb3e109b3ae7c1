import type { Warning } from '../outcome/warning'
import type { BootstrapSummary, LinearInference } from './linearInference'

/** One line of the coefficient table. An aliased term has NaN figures: R's NA. */
export interface Coefficient {
  readonly term: string
  readonly estimate: number
  readonly stdError: number
  readonly statistic: number
  readonly pValue: number
  readonly ciLower: number
  readonly ciUpper: number
  readonly aliased: boolean
  /** Decimal digits of the estimate that the arithmetic vouches for, at most 15.95. */
  readonly trustedDigits: number
  /** β s_x / s_y: the response's change, in its standard deviations, with one of the predictor's; NaN for the intercept. */
  readonly standardized?: number
}

export interface TestResult {
  readonly statistic: number
  readonly pValue: number
  readonly df?: number
  readonly df2?: number
}

export interface FitTests {
  readonly durbinWatson?: TestResult
  /** Studentized (Koenker), which does not depend on normal residuals. */
  readonly breuschPagan?: TestResult
  /** The test of 1979, for normal residuals. */
  readonly breuschPaganClassic?: TestResult
  /** Of first order. */
  readonly breuschGodfrey?: TestResult
  readonly white?: TestResult
  readonly jarqueBera?: TestResult
  readonly shapiroWilk?: TestResult
  readonly reset?: ResetResult
}

/** RESET, and the predictor whose square would explain most of the curve that it finds; null where it finds none. */
export interface ResetResult extends TestResult {
  readonly curvedTerm: string | null
}

/** A column and the value to count it from: `x` becomes `x - center`. */
export interface ColumnCenter {
  readonly column: string
  readonly center: number
}

/** Columns far from zero which, counted from a value nearby, leave the fit as it is and cure what is named. */
export interface Centering {
  readonly columns: readonly ColumnCenter[]
  readonly cures: readonly ('collinearity' | 'precision')[]
}

/** How the covariance of the coefficients is estimated; all but the first do without equal, independent errors. */
export const covarianceKinds = [
  'classical',
  'HC0',
  'HC1',
  'HC2',
  'HC3',
  'HC4',
  'newey-west',
  'cluster',
  'bootstrap',
] as const
export type CovarianceKind = (typeof covarianceKinds)[number]

/**
 * What of classical inference holds for an estimate: `exact` all of it; `asymptotic` standard errors, tests and intervals as they hold for
 * many rows; `bayesian` intervals of a posterior, but no tests; `none` neither.
 */
export type InferenceKind = 'exact' | 'asymptotic' | 'bayesian' | 'none'

/** The penalty of a penalised fit, and how its weight λ was found. */
export interface PenaltySettings {
  readonly lambda: number
  /** Share of the absolute coefficients: 0 is ridge, 1 the lasso. */
  readonly alpha: number
  /** Whether the coefficients of predictors divided by their standard deviations are penalised. */
  readonly standardize: boolean
  /** `given`; `gcv`: smallest generalised cross-validation; `min`, `1se`: by cross-validation. */
  readonly rule: 'given' | 'gcv' | 'min' | '1se'
  /** Of cross-validation. */
  readonly folds?: number
  readonly seed?: number
  /** λ with the smallest cross-validated error, and the largest one within a standard error of it. */
  readonly lambdaMin?: number
  readonly lambda1se?: number
}

/** A penalised fit at many λ, descending. */
export interface PenaltyPath {
  readonly lambda: Float64Array
  /** The intercept counted. */
  readonly effectiveDf: Float64Array
  /** For each λ the coefficients, in the order of the table. */
  readonly coefficients: readonly Float64Array[]
  /** n RSS / (n − tr H)². */
  readonly gcv?: Float64Array
  /** Mean squared error of the rows left out, and its standard error over the folds. */
  readonly cvMean?: Float64Array
  readonly cvStdError?: Float64Array
}

/** A constraint on the coefficients, aᵀβ = b or aᵀβ ≥ b, and what became of it. */
export interface ConstraintOutcome {
  /** As it was written. */
  readonly text: string
  readonly kind: 'equation' | 'inequality'
  /** Whether it holds with equality and keeps the fit from its unconstrained minimum. */
  readonly active: boolean
  /** Lagrange's λ: the rate at which half the residual sum of squares grows with b, an inequality written as ≥ (quadprog's `Lagrangian`). */
  readonly multiplier: number
  /** aᵀβ − b: how far the inequality is from holding with equality. */
  readonly slack: number
}

export interface ConstraintReport {
  readonly outcomes: readonly ConstraintOutcome[]
  /** F of the equations: do the data contradict them? Null without any, without residual degrees of freedom, or beside active inequalities. */
  readonly test: TestResult | null
}

/** What a robust fit says of the rows. */
export interface RobustReport {
  /** σ̂ of the residuals by the method's own measure. */
  readonly scale: number
  /** What was minimised, where that is not the scale: Σ w ρ(e) of a quantile regression. */
  readonly objective?: number
  /** Rows that count less than half. */
  readonly lessThanHalf: number
  /** Rows that do not count at all. */
  readonly rejected: number
}

/** What a fit answers, in every process and, as it stands, in the command line's JSON (`leastwise/fit@1`). */
export interface FitResult extends Partial<LinearInference> {
  readonly method: string
  readonly formula: string
  readonly response: string
  readonly nRows: number
  readonly nUsed: number
  readonly nMissing: number
  readonly nExcluded: number
  readonly rank: number
  readonly dfResidual: number
  readonly level: number
  readonly statisticName: 't' | 'z'
  readonly coefficients: readonly Coefficient[]
  /** Covariance of the coefficients that are not aliased, in their order. */
  readonly covariance: readonly (readonly number[])[]
  /** How `covariance` was estimated, and all that follows from it. @default 'classical' */
  readonly covarianceKind?: CovarianceKind
  readonly rss: number
  /** Σ w (y − ȳ)², or Σ w y² without an intercept. */
  readonly tss: number
  readonly sigma: number
  readonly rSquared: number
  readonly adjRSquared: number
  readonly fStatistic: {
    readonly value: number
    readonly df1: number
    readonly df2: number
    readonly pValue: number
  } | null
  readonly logLik: number
  readonly aic: number
  readonly bic: number
  /** κ₂ of the model matrix as it is (R's `kappa(exact = TRUE)`), aliased columns left out. */
  readonly conditionNumber: number
  readonly tests: FitTests
  /** Tests that were not made because they would take too long on this many rows and columns. */
  readonly testsLeftOut?: readonly (keyof FitTests)[]
  /** What centring would cure; absent where it would cure nothing. */
  readonly centering?: Centering
  /** Variance inflation by term, generalised for terms of `df` columns; `scaled` is value^(1/(2 df)). */
  readonly vif: readonly {
    readonly term: string
    readonly value: number
    readonly df?: number
    readonly scaled?: number
  }[]
  /** What resampling found, where the standard errors are the bootstrap's. */
  readonly bootstrap?: BootstrapSummary
  /** What of the inference holds; absent where all of it does. */
  readonly inference?: Exclude<InferenceKind, 'exact'>
  /** tr H, the intercept counted; given where it is not the rank. */
  readonly effectiveDf?: number
  readonly penalty?: PenaltySettings
  readonly path?: PenaltyPath
  readonly constraints?: ConstraintReport
  readonly robust?: RobustReport
  readonly converged: boolean
  readonly iterations: number
  readonly warnings: readonly Warning[]
}
