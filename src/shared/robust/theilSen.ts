import { median } from '../numeric/median'
import type { SeededRandom } from '../numeric/seededRandom'
import { drawElementalFit } from './elementalFit'
import type { RegressionRows } from './regressionRows'
import { spatialMedian } from './spatialMedian'

/** Up to so many rows every pair is looked at. */
export const EVERY_PAIR = 4000

/**
 * The line through the median of the slopes of all pairs of rows (Theil 1950; Sen 1968), pairs with equal x left out, and with the median
 * of the residuals for an intercept. The rows are [constant, x]. Null where all x are equal.
 */
export function medianOfSlopes({ count, rows, response }: RegressionRows): Float64Array | null {
  const slopes = new Float64Array((count * (count - 1)) / 2)
  let found = 0
  for (let i = 1; i < count; i++) {
    for (let j = 0; j < i; j++) {
      const run = rows[2 * i + 1] - rows[2 * j + 1]
      if (run !== 0) slopes[found++] = (response[i] - response[j]) / run
    }
  }
  if (found === 0) return null
  const slope = median(slopes.subarray(0, found))
  const level = median(response.map((value, i) => value - slope * rows[2 * i + 1]))
  return Float64Array.of(level / rows[0], slope)
}

interface Draws {
  readonly random: SeededRandom
  readonly draws: number
  /** Told how many have been made. */
  readonly onProgress?: (done: number, total: number) => void
}

/**
 * The spatial median of fits through rows drawn at random (Dang, Peng, Wang and Zhang 2008), in orthonormal coordinates, so that it does not
 * depend on the predictors' units. Null where no draw determines the coefficients.
 */
export function medianOfFits(
  rows: RegressionRows,
  { random, draws, onProgress }: Draws,
): Float64Array | null {
  const fits: Float64Array[] = []
  for (let draw = 0; draw < draws; draw++) {
    const fit = drawElementalFit(rows, random)
    if (fit === null) return null
    fits.push(fit)
    if (draw % 1000 === 999) onProgress?.(draw + 1, draws)
  }
  return spatialMedian(fits)
}
