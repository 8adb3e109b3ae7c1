import type { RobustNorm } from './robustNorm'

/**
 * Tukey's bisquare (Beaton and Tukey 1974): ψ = u (1 − (u/c)²)² up to c, 0 beyond: a row that is far off does not count. 95 % efficient
 * with normal errors at c = 4.685 (MASS' `psi.bisquare`).
 */
export const bisquareNorm = (c: number): RobustNorm => ({
  rho: (u) => ((c * c) / 6) * (1 - remaining(u / c) ** 3),
  psi: (u) => u * remaining(u / c) ** 2,
  weights: (u) => remaining(u / c) ** 2,
  psiDerivative: (u) => remaining(u / c) * (1 - 5 * (u / c) ** 2),
})

/** 1 − t², 0 beyond 1. */
const remaining = (t: number): number => Math.max(0, 1 - t * t)
