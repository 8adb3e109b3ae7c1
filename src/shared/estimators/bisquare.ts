import { bisquareNorm } from '../robust/bisquareNorm'
import type { Estimator } from './estimator'
import { solveNorm } from './solveNorm'

/** The M-estimate with Tukey's bisquare, begun at least squares: rows beyond c residual scales do not count. MASS' `rlm`. */
export const bisquare: Estimator = {
  name: 'bisquare',
  textKey: 'bisquare',
  family: 'robust',
  options: [{ kind: 'number', name: 'bisquare-c', textKey: 'bisquare-c', min: 1, max: 1e6, default: 4.685 }],
  solve: (design, options, context) =>
    solveNorm(design, { norm: bisquareNorm(options['bisquare-c'] as number), isConvex: false }, context),
}
