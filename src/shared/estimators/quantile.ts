import type { Estimator } from './estimator'
import { solveQuantile } from './solveQuantile'

/** Quantile regression (Koenker and Bassett 1978): below the fit lies the share τ of the rows. */
export const quantile: Estimator = {
  name: 'quantile',
  textKey: 'quantile',
  family: 'quantile',
  options: [{ kind: 'number', name: 'tau', textKey: 'tau', min: 0.001, max: 0.999, default: 0.5 }],
  solve: (design, { tau }, context) => solveQuantile(design, tau as number, context),
}
