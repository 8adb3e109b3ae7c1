import type { RobustPart } from './robustPart'

/**
 * The solution of min Σ wᵢ (yᵢ − xᵢᵀβ)², as the factorisation left it: all that inference, diagnostics and descent need.
 * Columns that depend linearly on columns before them are aliased: their coefficient is NaN and they are absent from
 * `columns`, whose length is the rank r. A column that is absent but has a coefficient is held at it: it takes part in the fit, not in
 * the uncertainty. Penalised estimates have the same shape, with XᵀWX + penalty where this says XᵀWX. Where equations leave fewer free
 * coefficients than columns, R⁻¹ and (XᵀWX)⁻¹ are singular: those of `liftLeastSquares`.
 */
export interface LeastSquares {
  readonly rank: number
  /** Indices of the columns of X that are estimated, ascending. */
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
  /** √rss, which neither overflows nor vanishes where the squares would. */
  readonly residualNorm: number
  /** Σ w (y − ȳ)² with an intercept, Σ w y² without. */
  readonly tss: number
  /** √tss, which neither overflows nor vanishes where the squares would. */
  readonly totalNorm: number
  /** n, rows of zero weight not counted. */
  readonly observations: number
  /** n − tr H, H the matrix that takes y to its fitted values: n − r unless a penalty shrinks the fit. */
  readonly dfResidual: number
  /** True where nothing shrinks the fit, so that the residuals are orthogonal to the estimated columns and H is a projection. */
  readonly orthogonal: boolean
  /** κ₂ of the column-scaled √w·X, from the singular values of the scaled R. */
  readonly conditionNumber: number
  /** Decimal digits of each coefficient that the arithmetic vouches for, for data as precise as doubles (0 to 15); NaN where aliased. */
  readonly trustedDigits: Float64Array
  /** The same solution about the centers c that the factorisation took away from the columns; c is 0 where it took none. */
  readonly centered: CenteredSolution
  /** The arithmetic that produced it. */
  readonly arithmetic: 'double' | 'double-double'
  /** Where the coefficients are a robust estimate's; R⁻¹ is then that of all rows all the same, and `rss` that of its residuals. */
  readonly robust?: RobustPart
  /** Beside a robust estimate: least squares of the same model, where the search began. */
  readonly ordinary?: LeastSquares
}

/**
 * Least squares of y on [1, x₂ − c₂, …]: what to predict, to take residuals and leverages with, because columns far from zero
 * (years, timestamps) lose their digits otherwise: ŷ = intercept + Σ βⱼ (xⱼ − cⱼ), leverage = w ‖(x − c)ᵀ R⁻¹‖².
 */
export interface CenteredSolution {
  /** c, one entry a column of X; 0 for the intercept's, and for all columns of a model without one. */
  readonly center: Float64Array
  /** Intercept of the centred model, equal to the coefficient of the intercept where every c is 0; 0 in a model without one. */
  readonly intercept: number
  /** R⁻¹ of the centred √w·X on the estimable columns, r × r, row-major. Differs from `inverseR` in its first row only. */
  readonly inverseR: Float64Array
}
