import { toLogPosition, type LogRange } from '../format/logScale'

export type ZoneName = 'slow' | 'fast' | 'oscillating' | 'diverging'

export interface Zone {
  readonly name: ZoneName
  /** Share of the slider's length, 0 to 1. */
  readonly start: number
  readonly end: number
}

/** Below this share of the best rate, descent is slow: it needs over ten times as many steps. */
const SLOW_SHARE = 0.1

/** The rates that the slider reaches: far below the best one, and well into divergence. */
export const learningRateRange = (best: number, stableLimit: number): LogRange => ({
  min: Number((best / 2000).toPrecision(2)),
  max: Number((stableLimit * 8).toPrecision(2)),
})

/** Which zone a rate falls into. Beyond the best rate the steepest direction overshoots at each step. */
export const zoneOf = (rate: number, best: number, stableLimit: number): ZoneName => {
  if (rate >= stableLimit) return 'diverging'
  if (rate > best * (1 + 1e-9)) return 'oscillating'
  return rate < best * SLOW_SHARE ? 'slow' : 'fast'
}

/** The zones along a logarithmic slider. */
export const learningRateZones = (best: number, stableLimit: number, range: LogRange): readonly Zone[] => {
  const slowEnd = toLogPosition(best * SLOW_SHARE, range)
  const fastEnd = toLogPosition(best, range)
  const stableEnd = toLogPosition(stableLimit, range)
  return [
    { name: 'slow', start: 0, end: slowEnd },
    { name: 'fast', start: slowEnd, end: fastEnd },
    { name: 'oscillating', start: fastEnd, end: stableEnd },
    { name: 'diverging', start: stableEnd, end: 1 },
  ]
}
