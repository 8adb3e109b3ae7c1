import type { RateZone, Stability } from '@shared/descent/stability'
import { toLogPosition, type LogRange } from '../format/logScale'

export interface Zone {
  readonly name: RateZone
  /** Share of the slider's length, 0 to 1. */
  readonly start: number
  readonly end: number
}

export type RateLimits = Pick<Stability, 'bestRate' | 'stableLimit'>

/** Where `rateZone` has its bounds: below a tenth of the best rate descent is slow. */
export const zoneBounds = ({ bestRate, stableLimit }: RateLimits): readonly [number, number, number] => [
  bestRate / 10,
  bestRate,
  stableLimit,
]

/** The rates that the slider reaches: far below the best one, and well into divergence. */
export const learningRateRange = ({ bestRate, stableLimit }: RateLimits): LogRange => ({
  min: Number((bestRate / 2000).toPrecision(2)),
  max: Number((stableLimit * 8).toPrecision(2)),
})

/** The zones along a logarithmic slider. */
export const learningRateZones = (limits: RateLimits, range: LogRange): readonly Zone[] => {
  const names = ['slow', 'fast', 'oscillating', 'diverging'] as const
  const bounds = [0, ...zoneBounds(limits).map((rate) => toLogPosition(rate, range)), 1]
  return names.map((name, index) => ({ name, start: bounds[index], end: bounds[index + 1] }))
}
