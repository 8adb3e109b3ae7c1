/**
 * The least-squares loss as the quadratic that it is, in the coordinates in which descent runs (features as they are or
 * standardised). With θ the coefficients there and θ* the least-squares solution,
 *
 *     E(θ) = minimum + (θ − θ*)ᵀ G (θ − θ*),   ∇E = 2 G (θ − θ*),   Hessian = 2 G,
 *
 * G = XᵀX / n for the mean of squares, XᵀX for their sum. Written about θ*, the loss keeps its digits close to the minimum,
 * where yᵀy − 2 θᵀXᵀy + θᵀXᵀXθ would cancel. An iteration costs O(p²), however many rows there are.
 */
export interface QuadraticLoss {
  readonly loss: 'mean' | 'sum'
  readonly scale: 'none' | 'standardize'
  /** n, the rows. */
  readonly rowCount: number
  /** Σ w, n without weights: what the sum of squares has of their mean. */
  readonly totalWeight: number
  /** Names of the p coefficients, R's. */
  readonly terms: readonly string[]
  /** G, p × p, row-major. */
  readonly gram: Float64Array
  /** θ*, the least-squares solution in descent coordinates. */
  readonly optimum: Float64Array
  /** E(θ*): RSS / n or RSS. */
  readonly minimum: number
  /** Column j enters as (x − center[j]) / spread[j]; 0 and 1 for the intercept and where features are taken as they are. */
  readonly center: Float64Array
  readonly spread: Float64Array
  /** Index of the intercept, -1 without one. */
  readonly interceptIndex: number
  /** Eigenvalues of the Hessian 2 G, ascending. */
  readonly hessianEigenvalues: Float64Array
  /** The least-squares coefficients in the data's own units. */
  readonly closedForm: Float64Array
  /** Terms left out because they are aliased; they stay 0. */
  readonly aliased: readonly string[]
  /** What has been asked of the coefficients besides; absent for the least-squares loss itself. */
  readonly tuning?: LossTuning
}

/**
 * A penalty λ Σ (θⱼ − aⱼ)² over all coefficients but the intercept, added to the loss, and coefficients that do not move. The loss is then
 * a quadratic about another minimum: `optimum`, `closedForm`, `minimum`, `gram` and the eigenvalues are those.
 */
export interface LossTuning {
  /** λ. */
  readonly strength: number
  /** a, in descent coordinates. */
  readonly anchor: Float64Array
  /** 1 for each coefficient that stays where it is. Their rows and columns of `gram` are 0, and they have no eigenvalue. */
  readonly frozen: Uint8Array
}
