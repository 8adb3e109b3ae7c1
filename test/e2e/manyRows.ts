import { closeSync, openSync, writeSync } from 'node:fs'
import { seededRandom } from '../../src/shared/numeric/seededRandom'

const SLOPES = [1, -2, 0.5, 1, -1, 0.1]
const BLOCK = 10_000

export const MANY_ROWS_FORMULA = 'y ~ x1 + x2 + x3 + x4 + x5 + x6'

/** A file of so many rows, 59 bytes each: a response with slopes 1, −2, 0.5, 1, −1 and 0.1, in blocks of rows that repeat. */
export function writeManyRows(path: string, rows: number): void {
  const random = seededRandom(1805)
  const block = Array.from({ length: BLOCK }, () => {
    const predictors = SLOPES.map(() => 2 * random.uniform() - 1)
    const error = 2 * random.uniform() - 1
    const response = predictors.reduce((sum, value, j) => sum + SLOPES[j] * value, 1 + error)
    return [...predictors, response].map((value) => value.toFixed(6)).join(',')
  }).join('\n')
  const file = openSync(path, 'w')
  try {
    writeSync(file, 'x1,x2,x3,x4,x5,x6,y\n')
    for (let row = 0; row < rows; row += BLOCK) writeSync(file, `${block}\n`)
  } finally {
    closeSync(file)
  }
}
