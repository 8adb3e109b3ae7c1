import type { EstimatorOption } from './estimator'

/** How many fits through a few rows at random a search makes. */
export const drawsOption: EstimatorOption = {
  kind: 'integer',
  name: 'draws',
  textKey: 'draws',
  min: 10,
  max: 1e6,
  default: 500,
}
