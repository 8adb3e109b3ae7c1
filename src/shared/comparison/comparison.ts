import type { Criterion } from './criterion'
import type { FitResult } from '../estimators/fitResult'
import type { AppError } from '../outcome/appError'

/** Whether every model is fitted to the rows that all of them can use, or each to its own. */
export const comparedRows = ['common', 'own'] as const
export type ComparedRows = (typeof comparedRows)[number]

/** Fits of several models to one table, side by side. */
export interface Comparison {
  readonly rows: ComparedRows
  /** Rows that every model can use. */
  readonly commonRows: number
  readonly folds: number
  readonly seed: number
  readonly models: readonly ComparedModel[]
  readonly best: Readonly<Record<Criterion, BestModel>>
  /** Each model with each that stands behind it. */
  readonly pairs: readonly ComparedPair[]
}

export interface ComparedModel {
  readonly label: string
  readonly formula: string
  readonly method: string
  /** A model that cannot be fitted stands in the list with its error. */
  readonly fit: FitResult | null
  readonly error: AppError | null
  /** Rows that the model could use and that were left out because another model cannot. */
  readonly leftOut: number
  readonly crossValidation: CrossValidated
}

/** The error in rows that a fit has not seen, each predicted by the fit without its fold. */
export type CrossValidated =
  | {
      /** √(Σ w (y − ŷ)² / Σ w). */
      readonly rootMeanSquareError: number
      /** Of the mean square, over the folds, which count by their Σ w (glmnet's `cvsd`). */
      readonly meanSquareError: number
      readonly stdError: number
      /** Σ w |y − ŷ| / Σ w. */
      readonly meanAbsoluteError: number
      readonly obstacle: null
    }
  | { readonly obstacle: FoldObstacle }

/** Why a fold cannot be predicted: its other rows do not determine a coefficient, cannot be fitted, or the model cannot at all. */
export type FoldObstacle =
  | { readonly code: 'fold-undetermined'; readonly fold: number; readonly term: string }
  | { readonly code: 'fold-failed'; readonly fold: number; readonly error: AppError }
  | { readonly code: 'too-few-folds' }
  | { readonly code: 'fit-failed' }

/** Which model a criterion prefers. */
export type BestModel =
  | {
      readonly model: number
      /** How much better than the second, in the criterion's unit; null where no other model has the criterion. */
      readonly margin: number | null
      /** Models that the criterion cannot tell from the best: less than 2 apart in an AIC or BIC, within a standard error of a CV error. */
      readonly close: readonly number[]
      /** Models that do not have the criterion. */
      readonly without: readonly number[]
      readonly obstacle: null
    }
  | { readonly model: null; readonly obstacle: PairObstacle }

/** Why two models cannot be compared, and which one it is about where it is about one. */
export interface PairObstacle {
  readonly code:
    | 'fit-failed'
    | 'response-differs'
    | 'rows-differ'
    | 'weights-differ'
    | 'penalised'
    | 'robust'
    | 'constrained'
    | 'same-model'
    | 'perfect-fit'
    | 'no-likelihood'
  readonly model: number | null
}

export interface ComparedPair {
  readonly first: number
  readonly second: number
  /** Of the spaces that the columns span; null where the rows or responses forbid to ask. */
  readonly relation: 'first-in-second' | 'second-in-first' | 'same' | 'separate' | null
  readonly f: NestedTest | null
  readonly likelihoodRatio: Omit<NestedTest, 'df2'> | null
  readonly vuong: VuongTest | null
  readonly obstacle: PairObstacle | null
}

/** Of the smaller model within the larger. */
export interface NestedTest {
  readonly statistic: number
  readonly df: number
  readonly df2: number
  readonly pValue: number
}

/** Vuong's test (1989) of two models of which neither contains the other. */
export interface VuongTest {
  /** n ω̂², against a weighted sum of χ²: whether the rows can tell the models apart at all. */
  readonly distinguishable: { readonly statistic: number; readonly pValue: number }
  /** Σ (ℓ₁ − ℓ₂) / (√n ω̂): above 0 where the first is nearer the truth. */
  readonly z: number
  readonly pValue: number
  /** The same with ½ (k₁ − k₂) ln n taken from the sum, as BIC does. */
  readonly adjustedZ: number
  readonly adjustedPValue: number
}
