import type { LeastSquares } from './leastSquares'

/** tr H: how many free coefficients the fit is worth. The rank, unless a penalty shrinks it. */
export const effectiveDf = ({
  observations,
  dfResidual,
}: Pick<LeastSquares, 'observations' | 'dfResidual'>): number => observations - dfResidual
