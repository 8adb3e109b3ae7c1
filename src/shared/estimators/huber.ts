import { huberNorm } from '../robust/huberNorm'
import type { Estimator } from './estimator'
import { solveNorm } from './solveNorm'

/** Huber's M-estimate (1964, 1973): least squares for small residuals, absolute ones beyond k of them. MASS' `rlm`. */
export const huber: Estimator = {
  name: 'huber',
  textKey: 'huber',
  family: 'robust',
  options: [{ kind: 'number', name: 'huber-k', textKey: 'huber-k', min: 0.01, max: 1e6, default: 1.345 }],
  solve: (design, options, context) =>
    solveNorm(design, { norm: huberNorm(options['huber-k'] as number), isConvex: true }, context),
}
