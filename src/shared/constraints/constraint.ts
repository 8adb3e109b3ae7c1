/** A condition on the coefficients of a model: aᵀβ = b or aᵀβ ≥ b. */
export interface Constraint {
  /** As it was written. */
  readonly text: string
  readonly kind: 'equation' | 'inequality'
  /** a, one entry a column of X. */
  readonly coefficients: Float64Array
  /** b */
  readonly bound: number
}
