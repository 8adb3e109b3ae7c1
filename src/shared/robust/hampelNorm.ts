import type { RobustNorm } from './robustNorm'

export interface HampelCorners {
  /** Up to here rows count in full. */
  readonly a: number
  /** From here on they count less and less. */
  readonly b: number
  /** From here on they do not count. */
  readonly c: number
}

/** Hampel's three-part ψ (Andrews et al. 1972): u up to a, a up to b, down to 0 at c (MASS' `psi.hampel`). */
export const hampelNorm = ({ a, b, c }: HampelCorners): RobustNorm => {
  const magnitude = (size: number): number => {
    if (size <= a) return size
    if (size <= b) return a
    return size < c ? (a * (c - size)) / (c - b) : 0
  }
  return {
    rho: (u) => {
      const size = Math.min(Math.abs(u), c)
      if (size <= a) return (size * size) / 2
      const flat = (a * a) / 2 + a * (Math.min(size, b) - a)
      return size <= b ? flat : flat + (a * ((c - b) ** 2 - (c - size) ** 2)) / (2 * (c - b))
    },
    psi: (u) => Math.sign(u) * magnitude(Math.abs(u)),
    weights: (u) => (Math.abs(u) <= a ? 1 : magnitude(Math.abs(u)) / Math.abs(u)),
    psiDerivative: (u) => {
      const size = Math.abs(u)
      if (size <= a) return 1
      return size > b && size <= c ? -a / (c - b) : 0
    },
  }
}
