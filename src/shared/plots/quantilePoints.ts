import { BoundedLargest } from '../numeric/boundedLargest'
import { flaggedToDraw } from './flaggedToDraw'
import { pickPoints } from './pickPoints'
import type { PointSet } from './plotModel'
import { pointReach } from './pointReach'
import { POINT_LIMIT, pointSet } from './pointSet'
import type { PointSource } from './pointSource'
import { pickedIndex } from './pointSource'
import { seededOrder, seedKey } from './seededOrder'
import { normalLowerTail } from '../numeric/normal'

/** So many of the lowest and of the highest values are all drawn. */
export const QUANTILE_ENDS = 500
/** Points drawn between the ends. */
const MIDDLE_POINTS = 1000
/** Rows from which those are chosen. */
const MIDDLE_ROWS = 20_000
/** Normal quantiles from minus this to this are spaced evenly. */
const MIDDLE_REACH = 3.5

/**
 * The points of a Q–Q plot before they have their quantiles, y the values in question. Up to 5,000 all of them; of more the 500
 * lowest and highest, up to a thousand of those between, evenly spaced along the normal quantile, and the flagged rows, all or
 * the 2,000 with the largest |y|.
 */
export function quantilePoints(source: Omit<PointSource, 'x' | 'severity'>, seed = 1): PointSet {
  const whole = { ...source, x: source.y, severity: source.y }
  const { total, flagged } = pointReach(whole)
  if (total <= POINT_LIMIT) return pointSet(whole)
  const isDrawn = new Uint8Array(whole.y.length)
  const worst = flaggedToDraw(whole)
  for (const i of [...worst, ...bothEnds(whole.y)]) isDrawn[i] = 1
  let sampled = 0
  for (const i of evenlySpread(whole.y, seed)) {
    sampled += 1 - isDrawn[i]
    isDrawn[i] = 1
  }
  const picked = pickedIndex(whole)
  if (picked >= 0) isDrawn[picked] = 1
  return {
    ...pickPoints(whole, isDrawn),
    total,
    thinning: { sampled, flagged, flaggedDrawn: worst.length, density: null, ends: QUANTILE_ENDS },
  }
}

function bothEnds(values: Float64Array): readonly number[] {
  const highest = new BoundedLargest(QUANTILE_ENDS)
  const lowest = new BoundedLargest(QUANTILE_ENDS)
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) continue
    highest.offer(i, values[i])
    lowest.offer(i, -values[i])
  }
  return [...lowest.indices, ...highest.indices]
}

/** Of a sample with one row of each so many, in order of its values, those next to evenly spaced normal quantiles. */
function evenlySpread(values: Float64Array, seed: number): readonly number[] {
  const key = seedKey(seed)
  const stride = Math.ceil(values.length / MIDDLE_ROWS)
  const sample: number[] = []
  for (let start = 0; start < values.length; start += stride) {
    const width = Math.min(stride, values.length - start)
    const i = start + Math.floor((seededOrder(start + 1, key) / 2 ** 32) * width)
    if (Number.isFinite(values[i])) sample.push(i)
  }
  sample.sort((a, b) => values[a] - values[b] || a - b)
  return Array.from({ length: sample.length === 0 ? 0 : MIDDLE_POINTS }, (_, k) => {
    const share = normalLowerTail(MIDDLE_REACH * ((2 * k + 1) / MIDDLE_POINTS - 1))
    return sample[Math.min(sample.length - 1, Math.floor(share * sample.length))]
  })
}
