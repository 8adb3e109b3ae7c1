import type { RobustNorm } from './robustNorm'

/** Huber (1964): ρ is u²/2 up to k and straight beyond. 95 % efficient with normal errors at k = 1.345 (MASS' `psi.huber`). */
export const huberNorm = (k: number): RobustNorm => ({
  rho: (u) => (Math.abs(u) <= k ? (u * u) / 2 : k * Math.abs(u) - (k * k) / 2),
  psi: (u) => (u > k ? k : u < -k ? -k : u),
  weights: (u) => (Math.abs(u) <= k ? 1 : k / Math.abs(u)),
  psiDerivative: (u) => (Math.abs(u) <= k ? 1 : 0),
})
