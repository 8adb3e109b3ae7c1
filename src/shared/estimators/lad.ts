import type { Estimator } from './estimator'
import { solveQuantile } from './solveQuantile'

/** Least absolute deviations, min Σ w |e| (Boscovich 1757, Laplace): quantile regression with τ = 1/2. */
export const lad: Estimator = {
  name: 'lad',
  textKey: 'lad',
  family: 'quantile',
  options: [],
  solve: (design, _, context) => solveQuantile(design, 0.5, context),
}
