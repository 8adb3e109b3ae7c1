/** What the analyst should know of a result that stands all the same. Texts are in `texts`, by `code`. */
export type Warning =
  | { readonly code: 'aliased-term'; readonly term: string; readonly partners: string }
  | { readonly code: 'constant-predictor'; readonly term: string; readonly value: number }
  | { readonly code: 'constant-response'; readonly name: string; readonly value: number }
  | { readonly code: 'response-among-predictors'; readonly name: string }
  | { readonly code: 'perfect-fit'; readonly digits: number }
  | { readonly code: 'no-residual-df'; readonly rows: number; readonly coefficients: number }
  | { readonly code: 'ill-conditioned'; readonly conditionNumber: number; readonly digits: number }
  | { readonly code: 'rows-missing'; readonly count: number; readonly rows: number }
  /** Beside the rows that lack a value. */
  | {
      readonly code: 'weights-missing'
      readonly count: number
      readonly rows: number
      readonly name: string
    }
  | {
      readonly code: 'cells-unparsed'
      readonly column: string
      readonly count: number
      readonly example: string
    }
  | {
      readonly code: 'descent-diverged'
      readonly learningRate: number
      readonly stableLimit: number
      readonly ratio: number
      readonly iteration: number
    }
  | { readonly code: 'descent-not-converged'; readonly iterations: number; readonly needed: number }
  | { readonly code: 'descent-grew'; readonly learningRate: number; readonly iteration: number }
  | { readonly code: 'descent-unfinished'; readonly iterations: number }
  | { readonly code: 'descent-flat'; readonly direction: string; readonly conditionNumber: number }
  /** Flat though the features are standardised already, so that advising it would not help. */
  | {
      readonly code: 'descent-flat-standardized'
      readonly direction: string
      readonly conditionNumber: number
    }
  /** The loss is summed over a sample of the rows. */
  | { readonly code: 'descent-sampled'; readonly rows: number; readonly of: number; readonly seed: number }
  /** A logistic loss without a minimum; the terms that tell the classes apart by themselves, joined for reading. */
  | { readonly code: 'descent-separated'; readonly terms: string }
  /** The search for the minimum did not end at one. */
  | { readonly code: 'descent-no-minimum' }
  | { readonly code: 'penalty-none' }
  | { readonly code: 'penalty-largest'; readonly lambda: number }
  | { readonly code: 'penalty-smallest'; readonly lambda: number }
  | { readonly code: 'penalty-not-optimal'; readonly violation: number }
  | { readonly code: 'penalised-no-inference' }
  | { readonly code: 'bounds-no-inference'; readonly bounds: string }
  | { readonly code: 'constraints-none' }
  | { readonly code: 'constraints-inactive'; readonly constraints: string }
  /** So many of the rows have no residual at all. */
  | { readonly code: 'robust-exact'; readonly exact: number; readonly rows: number }
  /** So many of the rows count less than half in a robust fit. */
  | { readonly code: 'robust-many-discounted'; readonly count: number; readonly rows: number }
  | { readonly code: 'quantile-not-unique' }
  /** Theil–Sen, where not every pair of rows was looked at. */
  | { readonly code: 'theil-sen-drawn'; readonly draws: number }
  /** What RANSAC found; the confidence in percent. */
  | {
      readonly code: 'ransac-drawn'
      readonly draws: number
      readonly threshold: number
      readonly inliers: number
      readonly confidence: number
    }
  | { readonly code: 'ransac-unsure' }
  | { readonly code: 'ransac-minority' }
  | { readonly code: 'robust-not-converged'; readonly iterations: number }
  | { readonly code: 'many-levels'; readonly name: string; readonly levels: number }
  /** Of a project on other data than its own. */
  | { readonly code: 'data-changed'; readonly name: string }
  /** The data had gone when the project was saved, before anybody had looked at it. */
  | { readonly code: 'data-unseen'; readonly name: string }
  | { readonly code: 'data-column-missing'; readonly column: string }
  | { readonly code: 'data-column-type'; readonly column: string; readonly was: string; readonly now: string }
  /** Levels that a project's own data had not, or a file when it was read before: they are part of the fit, which has other coefficients. */
  | { readonly code: 'levels-new'; readonly column: string; readonly count: number; readonly levels: string }
  | { readonly code: 'exclusions-beyond'; readonly count: number; readonly rows: number }

export type WarningCode = Warning['code']
