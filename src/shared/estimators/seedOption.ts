import type { EstimatorOption } from './estimator'

/** Of a method that draws at random: the same seed gives the same result. */
export const seedOption: EstimatorOption = {
  kind: 'integer',
  name: 'seed',
  textKey: 'draw-seed',
  min: 0,
  max: Number.MAX_SAFE_INTEGER,
  default: 1,
}
