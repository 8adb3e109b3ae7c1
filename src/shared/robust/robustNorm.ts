/** How much a scaled residual u = e / σ counts: the ρ of Σ ρ(u), which is even and grows slower than u²/2. */
export interface RobustNorm {
  readonly rho: (u: number) => number
  /** ρ′. */
  readonly psi: (u: number) => number
  /** ψ(u) / u: the share of 1 with which a row counts in the weighted least squares that solves Σ ψ(u) x = 0. */
  readonly weights: (u: number) => number
  /** ψ′. */
  readonly psiDerivative: (u: number) => number
}
