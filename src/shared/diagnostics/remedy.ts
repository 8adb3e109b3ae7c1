import type { ColumnCenter, CovarianceKind } from '../estimators/fitResult'

/** What can be done about a check that fails, for a button to do: `applyRemedy` makes the model that comes of it. */
export type RemedyAction =
  /** The term as the formula is to have it: `I(wt^2)`. */
  | { readonly kind: 'add-term'; readonly term: string }
  /** A term's label. */
  | { readonly kind: 'remove-term'; readonly term: string }
  | { readonly kind: 'center'; readonly columns: readonly ColumnCenter[] }
  | { readonly kind: 'standard-errors'; readonly errors: CovarianceKind }
  /** Changes nothing of the model. */
  | { readonly kind: 'show-rows' }
