/**
 * The solution of min Σ wᵢ (yᵢ − xᵢᵀβ)², as the factorisation left it: all that inference, diagnostics and descent need.
 * Columns that depend linearly on columns before them are aliased: their coefficient is NaN and they are absent from
 * `columns`, whose length is the rank r.
 */
export interface LeastSquares {
  readonly rank: number
  /** Indices of the estimable columns of X, ascending. */
  readonly columns: Int32Array
  /** For each aliased column: its index and those of the columns it depends on. */
  readonly aliases: readonly { readonly column: number; readonly dependsOn: readonly number[] }[]
  /** β, one entry a column of X; NaN where aliased. */
  readonly coefficients: Float64Array
  /** R⁻¹ of the thin QR of √w·X on the estimable columns, r × r, row-major, upper triangular: leverage = w ‖xᵀR⁻¹‖². */
  readonly inverseR: Float64Array
  /** (XᵀWX)⁻¹ = R⁻¹R⁻ᵀ, r × r, row-major. */
  readonly unscaledCovariance: Float64Array
  /** First r entries of Qᵀ√w·y in column order: their squares are the sequential (type I) sums of squares. */
  readonly effects: Float64Array
  /** Σ w (y − Xβ)². */
  readonly rss: number
  /** Σ w (y − ȳ)² with an intercept, Σ w y² without. */
  readonly tss: number
  /** n − r, rows of zero weight not counted. */
  readonly dfResidual: number
  /** κ₂ of the column-scaled √w·X, from the singular values of the scaled R. */
  readonly conditionNumber: number
  /** Decimal digits of each coefficient that the arithmetic vouches for (0 to 15.95); NaN where aliased. */
  readonly trustedDigits: Float64Array
  /** The arithmetic that produced it. */
  readonly arithmetic: 'double' | 'double-double'
}
