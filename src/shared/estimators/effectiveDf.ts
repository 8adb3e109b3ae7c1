import type { LeastSquares } from './leastSquares'

/** tr H: how many free coefficients the fit is worth. The rank, unless a penalty shrinks it. */
export const effectiveDf = ({
  observations,
  dfResidual,
}: Pick<LeastSquares, 'observations' | 'dfResidual'>): number => observations - dfResidual

/** How many coefficients were estimated: the rank, unless equations fix some by the others. */
export const freeCoefficients = (
  leastSquares: Pick<LeastSquares, 'orthogonal' | 'rank' | 'observations' | 'dfResidual'>,
): number => (leastSquares.orthogonal ? effectiveDf(leastSquares) : leastSquares.rank)
