import fc from 'fast-check'
import { seededRandom } from '@shared/numeric/seededRandom'
import type { Problem } from './penalisedProblems'

/** Predictors of different scales, a response of all of them with normal errors, and up to a quarter of the rows far off. */
export function drawContaminated(seed: number, rows: number, predictors: number): Problem {
  const random = seededRandom(seed)
  const columns = Array.from({ length: predictors }, () => {
    const scale = 10 ** (random.integer(5) - 2)
    return Float64Array.from({ length: rows }, () => scale * (random.normal() + 3))
  })
  const slopes = columns.map((column) => random.normal() / Math.hypot(...column.map((x) => x - column[0])))
  const share = random.uniform() / 4
  const response = Float64Array.from({ length: rows }, (_, i) => {
    const mean = columns.reduce((sum, column, j) => sum + 20 * slopes[j] * column[i], 2)
    return mean + random.normal() + (random.uniform() < share ? 25 * (1 + random.uniform()) : 0)
  })
  return { columns, response }
}

export const contaminated = fc
  .record({
    seed: fc.integer(),
    rows: fc.integer({ min: 25, max: 80 }),
    predictors: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ seed, rows, predictors }) => drawContaminated(seed, rows, predictors))
