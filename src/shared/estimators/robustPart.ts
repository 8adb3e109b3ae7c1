/** What a robust estimate has that least squares has not. Its residuals are neither orthogonal to X nor of mean 0. */
export interface RobustPart {
  /** σ̂ of the residuals √w e. */
  readonly scale: number
  /** e = y − Xβ of every used row. */
  readonly residuals: Float64Array
  /** The share, 0 to 1, with which each used row counts beside its own weight. */
  readonly rowWeights: Float64Array
  /** What was minimised, in the response's units, where that is not a scale. */
  readonly objective?: number
  /** R V Rᵀ, V the covariance of the coefficients, r × r, row-major: of x'β the variance is qᵀ(…)q, q = R⁻ᵀx. Null where there is none. */
  readonly whitened: Float64Array | null
}
