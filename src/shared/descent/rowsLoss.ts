/** What the second derivatives of a loss are taken to be: its Hessian, or a matrix that is nowhere below it and never indefinite. */
export type CurvatureKind = 'newton' | 'majorant'

/** A loss that is summed over rows; θ is in the coordinates in which descent runs. */
export interface RowsLoss {
  /** Rows that are summed over. */
  readonly rowCount: number
  /** Coefficients. */
  readonly order: number
  /**
   * A constant that no curvature exceeds, wherever θ is: below the rate 2 / L no step of batch descent raises the loss. NaN where there is
   * none.
   */
  readonly lipschitz: number
  /** Whether there is a Hessian; absolute residuals have corners instead. */
  readonly isSmooth: boolean
  /** E(θ); writes ∇E, or a subgradient at a corner. */
  evaluate(theta: Float64Array, gradient: Float64Array): number
  /** The gradient of some rows' own loss. */
  batchGradient(batch: Int32Array, theta: Float64Array, gradient: Float64Array): void
  /** E(θ) as some rows would have it for all. */
  valueOn(batch: Int32Array, theta: Float64Array): number
  /** p × p, row-major. */
  curvature(theta: Float64Array, kind: CurvatureKind): Float64Array
  /** Whether θ tells both classes apart without an exception, so that longer θ are ever better. Logistic loss only. */
  separates?(theta: Float64Array): boolean
}
