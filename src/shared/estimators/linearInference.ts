/** How the sums of squares of an analysis of variance are taken; see `anova`. */
export const anovaTypes = ['I', 'II', 'III'] as const
export type AnovaType = (typeof anovaTypes)[number]

export interface AnovaRow {
  /** The term's label; `(Intercept)` in type III. */
  readonly term: string
  /** The term's estimable columns. */
  readonly df: number
  readonly sumOfSquares: number
  readonly meanSquare: number
  readonly f: number
  readonly pValue: number
}

export interface AnovaTable {
  readonly type: AnovaType
  readonly rows: readonly AnovaRow[]
  readonly residual: { readonly df: number; readonly sumOfSquares: number; readonly meanSquare: number }
}

/** One near-dependence among the columns of X; see `conditionIndices`. */
export interface ConditionIndex {
  readonly index: number
  /** The share of the variance of each coefficient that is not aliased, in their order. */
  readonly proportions: readonly number[]
}

/** Test of the row with the largest |studentized residual|. */
export interface OutlierTest {
  /** 1-based data row. */
  readonly row: number
  readonly studentized: number
  /** Two-sided, of Student's t with df − 1 degrees of freedom, as if the row had been chosen beforehand. */
  readonly pValue: number
  /** The same for the largest of all rows: Bonferroni's bound, at most 1. */
  readonly bonferroni: number
}

export interface Interval {
  readonly lower: number
  readonly upper: number
}

/** Of one estimable coefficient. */
export interface BootstrapTerm {
  readonly term: string
  readonly estimate: number
  /** Mean of the replicates less the estimate. */
  readonly bias: number
  readonly stdError: number
  readonly percentile: Interval
  readonly bca: Interval
}

export interface BootstrapSummary {
  readonly kind: 'cases' | 'residuals'
  readonly seed: number
  readonly level: number
  /** Replicates that were made. */
  readonly replicates: number
  /** Draws from which not every coefficient could be estimated, such as one without a level; drawn again. */
  readonly discarded: number
  readonly terms: readonly BootstrapTerm[]
}

/** What a linear model's fit tells beyond its coefficients; methods that have no such thing leave it out. */
export interface LinearInference {
  /** AIC + 2 k (k + 1) / (n − k − 1), k the coefficients and the variance; Infinity where n ≤ k + 1. */
  readonly aicc: number
  /** Σ w (e / (1 − h))²; NaN where a leverage is 1. */
  readonly press: number
  /** 1 − PRESS / TSS. */
  readonly predictedRSquared: number
  /** √(Σ w e² / n). */
  readonly rootMeanSquareError: number
  /** Σ w |e| / Σ w. */
  readonly meanAbsoluteError: number
  readonly anova: Readonly<Record<AnovaType, AnovaTable>>
  /** SS / (SS + RSS) of each term's sum of squares of type II. */
  readonly partialRSquared: readonly { readonly term: string; readonly value: number }[]
  /** Descending indices of near-dependence; empty for more than 100 columns. */
  readonly conditionIndices: readonly ConditionIndex[]
  /** Null where no studentized residual is defined. */
  readonly outlierTest: OutlierTest | null
}
